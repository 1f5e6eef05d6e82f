import { rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { importUrl } from "./import-url.ts";

/** Where the compiled form of a file stands for as long as it is loaded: beside it, so that its imports hold. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.farm-orm-${process.pid}.mjs`);
}

/** A message as if the files had been loaded themselves. */
export function withoutTemporaryNames(message: string): string {
  return message.replace(/\.([^/\\]+)\.farm-orm-\d+\.mjs/g, "$1");
}

/** Imports the compiled form of `entry`, with the compiled forms of all that it imports in their places. */
export async function importTemporary(
  compiled: ReadonlyMap<string, string>,
  entry: string,
): Promise<unknown> {
  const paths = [...compiled.keys()].map(temporaryPath);
  try {
    await Promise.all([...compiled].map(([path, text]) => writeFile(temporaryPath(path), text)));
    return await importUrl(pathToFileURL(temporaryPath(entry)).href);
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }
}
