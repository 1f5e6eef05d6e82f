import type { Write } from "../../../../ir/logical/logical-plan.ts";
import { fixtureCatalog as catalog } from "./fixture-catalog.ts";
import { type DecodedRow, runLeaf, writeLeaf } from "./run-leaf.ts";
import type { Target } from "./target.ts";

export async function returned(
  target: Target,
  write: Write,
  fields: readonly string[],
  values: readonly unknown[],
): Promise<readonly DecodedRow[]> {
  return (await runLeaf(target, catalog, writeLeaf(catalog, write, fields), values)).rows;
}

export async function affected(target: Target, write: Write, values: readonly unknown[]): Promise<number> {
  return (await runLeaf(target, catalog, writeLeaf(catalog, write), values)).affected;
}

export async function fails(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}
