import { compareDecimals } from "./decimal.ts";
import { equalJson } from "./equal-json.ts";
import type { Cell, FieldKind } from "./field-kind.ts";
import { compareText } from "./text.ts";

/** The order of two cells of one kind: negative, zero or positive. `null` is the smallest. */
export function compareCells(kind: FieldKind, a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (kind === "json") throw new TypeError("JSON has no order");
  if (typeof a === "string" && typeof b === "string") {
    return kind === "decimal" ? compareDecimals(a, b) : compareText(a, b);
  }
  return a < b ? -1 : 1;
}

/** Equality of two cells of one kind. Here `null` equals `null`; three-valued logic is the predicate's. */
export function equalCells(kind: FieldKind, a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (kind !== "json" || typeof a === "bigint" || typeof b === "bigint") return false;
  return equalJson(a, b);
}
