import { lineDifference } from "./line-difference.ts";
import { type TargetInput, targetFile } from "./target-file.ts";

export interface CheckedTarget {
  readonly path: string;
  readonly isCurrent: boolean;
  /** What `generateTarget` would change, a line each; empty where nothing. */
  readonly difference: string;
}

/** Compares a target's file with what would be generated. Writes nothing. */
export async function checkTarget(input: TargetInput): Promise<CheckedTarget> {
  const { path, current, wanted } = await targetFile(input);
  const isCurrent = current === wanted;
  return { path, isCurrent, difference: isCurrent ? "" : lineDifference(current ?? "", wanted) };
}
