import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "./published-package.ts";

/** The setup entry and the command line run on Node only; nothing else may need it. */
const NODE_FILES = ["packages/orm-runtime/dist/setup.js", "packages/orm-cli/dist/"];

/** What is built imports the packages themselves and nothing else, and names no place of the machine. */
export function checkBuiltCode(): void {
  for (const { folder } of publishedPackages) {
    const dist = join(folder, "dist");
    for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
      if (/\.(js|d\.ts)$/.test(name)) checkFile(join(dist, name));
    }
  }
}

function checkFile(path: string): void {
  const text = readFileSync(path, "utf8");
  if (text.includes(process.cwd())) throw new Error(`${path} holds the path of this machine`);
  for (const [, specifier = ""] of text.matchAll(/^(?:import|export)\b[^;]*?from ['"]([^'"]+)['"]/gm)) {
    if (!isAllowed(specifier, path)) throw new Error(`${path} imports ${specifier}`);
  }
}

function isAllowed(specifier: string, path: string): boolean {
  if (specifier.startsWith("node:")) return NODE_FILES.some((place) => path.startsWith(place));
  return specifier.startsWith(".") || specifier.startsWith("@farming-labs/");
}
