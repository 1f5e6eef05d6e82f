import { renameSync, writeFileSync } from "node:fs";

/** Puts the file in place at once: who reads it meanwhile, in another process, sees the old or the new text. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}
