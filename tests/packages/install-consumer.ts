import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { publishedPackages, specifierOf } from "./published-package.ts";
import { runCommand } from "./run-command.ts";

/** An application outside the repository, with the tarballs installed and the checkout's other packages linked. */
export function installConsumer(folder: string, tarballs: readonly string[]): void {
  cpSync("tests/packages/consumer", folder, { recursive: true });
  cpSync("examples/walkthrough", join(folder, "walkthrough"), { recursive: true });
  for (const name of ["every-entry.ts", "every-entry.mjs"])
    writeFileSync(join(folder, name), importOfEveryEntry());
  for (const [name, code] of examplesOfReadmes()) writeFileSync(join(folder, "readme", name), code);
  runCommand(
    "npm",
    ["install", "--offline", "--no-audit", "--no-fund", "--strict-peer-deps", ...tarballs],
    folder,
  );
  linkOthers(join(folder, "node_modules"));
}

function importOfEveryEntry(): string {
  const specifiers = publishedPackages.flatMap(({ manifest }) =>
    Object.keys(manifest.exports).map((entry) => specifierOf(manifest, entry)),
  );
  const imports = specifiers.map((specifier, at) => `import * as entry${at} from "${specifier}";`);
  const names = specifiers.map((_, at) => `entry${at}`);
  return `${imports.join("\n")}\nexport const entries = [${names.join(", ")}];\n`;
}

function linkOthers(folder: string): void {
  for (const name of readdirSync("node_modules")) {
    if (name.startsWith(".") || name === "@farming-labs") continue;
    symlinkSync(resolve("node_modules", name), join(folder, name));
  }
}

/** The first TypeScript block of each README. */
function examplesOfReadmes(): [name: string, code: string][] {
  const folders = [".", ...publishedPackages.map((published) => published.folder)];
  return folders.map((folder, at) => {
    const code = readFileSync(join(folder, "README.md"), "utf8").match(/```ts\n([\s\S]*?)```/)?.[1];
    if (code === undefined) throw new Error(`${folder}/README.md has no example`);
    return [`example-${at}.ts`, code];
  });
}
