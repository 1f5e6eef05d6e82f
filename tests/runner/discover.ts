import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { NODE22_FOLDER, node22 } from "./node22.ts";

const FOLDERS = ["compiler", "emitters", "engine", "ir", "examples", "tests"];
const SKIPPED = ["node_modules", "dist"];

/** Projects of their own, whose packages are larger than all the rest. */
const PROJECTS = ["tests/hosts", "tests/hosts/node22"];

/** Test files that run in one process, one after the other. */
export interface Group {
  readonly name: string;
  readonly files: readonly string[];
  /** The executable of that process. */
  readonly node: string;
}

export interface Discovery {
  readonly groups: readonly Group[];
  /** One sentence for each folder that cannot run here. */
  readonly leftOut: readonly string[];
}

/** A property test takes minutes, as many as the folders around it: it is a group of its own. */
export function isProperty(path: string): boolean {
  return path.endsWith(".property.test.ts");
}

/** The test files of each folder whose path contains one of the words; all where there is no word. */
export function discoverGroups(words: readonly string[]): Discovery {
  const missing = PROJECTS.filter((project) => !existsSync(`${project}/node_modules`));
  const leftOut = missing.map(
    (project) => `${project}, until npm ci --prefix ${project} installs its packages`,
  );
  const files = FOLDERS.flatMap((folder) => testFilesIn(folder, missing)).filter(
    (file) => words.length === 0 || words.some((word) => file.includes(word)),
  );
  const byName = new Map<string, string[]>();
  for (const file of files.sort()) {
    const name = isProperty(file) ? file : dirname(file);
    byName.set(name, [...(byName.get(name) ?? []), file]);
  }
  const groups: Group[] = [];
  for (const [name, members] of byName) {
    const node = name.split("/").includes(NODE22_FOLDER) ? node22() : process.execPath;
    if (node === null) leftOut.push(`${name}, which needs Node 22`);
    else groups.push({ name, files: members, node });
  }
  return { groups, leftOut };
}

function testFilesIn(folder: string, missing: readonly string[]): string[] {
  if (missing.includes(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : testFilesIn(path, missing);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}
