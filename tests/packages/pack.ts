import { join } from "node:path";
import { publishedPackages } from "./published-package.ts";
import { runCommand } from "./run-command.ts";

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const WANTED = /^(package\.json|README\.md|LICENSE|dist\/([\w-]+\/)*[\w-]+(\.d\.ts|\.js))$/;
const REQUIRED = ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts"];

/** Packs every package into the folder, having looked at what is inside; answers with the tarballs. */
export function pack(folder: string): string[] {
  return publishedPackages.map((published) => {
    const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
    const [packed] = JSON.parse(runCommand("npm", [...args, `./${published.folder}`])) as [Packed];
    const paths = packed.files.map(({ path }) => path);
    const missing = REQUIRED.filter((path) => !paths.includes(path));
    const unwanted = paths.filter((path) => !WANTED.test(path));
    if (missing.length > 0) throw new Error(`${published.folder} is packed without ${missing.join(", ")}`);
    if (unwanted.length > 0) throw new Error(`${published.folder} is packed with ${unwanted.join(", ")}`);
    return join(folder, packed.filename);
  });
}
