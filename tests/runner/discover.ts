import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";

const FOLDERS = ["compiler", "emitters", "engine", "ir", "examples", "tests"];
const SKIPPED = ["node_modules", "dist"];

/** A project of its own, with packages of its own, that is larger than all the rest. */
export const HOSTS = "tests/hosts";
export const HOSTS_INSTALLED = existsSync(`${HOSTS}/node_modules`);

/** Test files that run in one process, one after the other. */
export interface Group {
  readonly name: string;
  readonly files: readonly string[];
}

/** The test files of each folder whose path contains one of the words; all where there is no word. */
export function discoverGroups(words: readonly string[]): Group[] {
  const files = FOLDERS.flatMap(testFilesIn).filter(
    (file) => words.length === 0 || words.some((word) => file.includes(word)),
  );
  const byFolder = new Map<string, string[]>();
  for (const file of files.sort()) {
    const folder = dirname(file);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  return [...byFolder].map(([name, members]) => ({ name, files: members }));
}

function testFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (path === HOSTS && !HOSTS_INSTALLED) return [];
    if (entry.isDirectory()) return SKIPPED.includes(entry.name) ? [] : testFilesIn(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}
