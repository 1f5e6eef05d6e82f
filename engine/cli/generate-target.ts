import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { type TargetInput, targetFile } from "./target-file.ts";

export interface GeneratedTarget {
  readonly path: string;
  /** Whether the file had to be written. */
  readonly changed: boolean;
}

/** Writes a target's file, unless it is as it is to be. */
export async function generateTarget(input: TargetInput): Promise<GeneratedTarget> {
  const { path, current, wanted } = await targetFile(input);
  if (current === wanted) return { path, changed: false };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, wanted);
  return { path, changed: true };
}
