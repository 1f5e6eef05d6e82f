import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { type PublishedPackage, publishedPackages } from "./published-package.ts";

/** No run-time dependencies, every entry built, and each backend's entry exported. */
export function checkManifests(): void {
  for (const published of publishedPackages) {
    const { name, dependencies } = published.manifest;
    if (dependencies !== undefined) throw new Error(`${name} has run-time dependencies`);
    checkEntriesBuilt(published);
    checkPeers(published);
  }
  checkBackendEntries();
}

function checkEntriesBuilt({ folder, manifest }: PublishedPackage): void {
  for (const entry of Object.values(manifest.exports).flatMap(({ types, default: code }) => [types, code])) {
    if (!existsSync(join(folder, entry)))
      throw new Error(`${folder} has no ${entry}; run npm run build first`);
  }
}

/** The packages share one error class, so they only fit together in one version. */
function checkPeers({ manifest }: PublishedPackage): void {
  for (const { manifest: other } of publishedPackages) {
    const wanted = manifest.peerDependencies?.[other.name];
    if (wanted !== undefined && wanted !== other.version) {
      throw new Error(`${manifest.name} wants ${other.name} ${wanted}, but that is ${other.version}`);
    }
  }
}

function checkBackendEntries(): void {
  const orm = publishedPackages.find(({ manifest }) => manifest.name === "@farming-labs/orm");
  const exported = Object.keys(orm?.manifest.exports ?? {}).filter((entry) => entry !== ".");
  const written = readdirSync("engine/entries").map((file) => `./${basename(file, ".ts")}`);
  if (exported.sort().join() !== written.sort().join()) {
    throw new Error(`packages/orm exports ${exported.join(" ")}, engine/entries has ${written.join(" ")}`);
  }
}
