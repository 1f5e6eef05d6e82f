import { readFileSync } from "node:fs";

export interface PublishedPackage {
  /** From the root of the repository. */
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const FOLDERS = ["packages/orm", "packages/orm-runtime", "packages/orm-cli", "packages/orm-compiled"];

export const publishedPackages: readonly PublishedPackage[] = FOLDERS.map((folder) => ({
  folder,
  manifest: JSON.parse(readFileSync(`${folder}/package.json`, "utf8")),
}));

/** What an application writes to import the entry `./redis` of the package. */
export function specifierOf({ name }: Manifest, entry: string): string {
  return name + entry.slice(1);
}
