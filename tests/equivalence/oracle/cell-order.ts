import { byteOrder } from "./byte-order.ts";
import type { Cell, FieldKind } from "./cell.ts";
import { decimalOrder, parseDecimal } from "./exact-decimal.ts";
import { sameJson } from "./same-json.ts";

/** Order of two cells of one kind that has an order: negative, zero or positive; null is the smallest. */
export function cellOrder(kind: FieldKind, a: Cell, b: Cell): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (kind === "decimal") return orderOfDecimals(a, b);
  if (typeof a === "string" && typeof b === "string") return byteOrder(a, b);
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  throw new TypeError(`cells of kind ${kind} have no order`);
}

/** Equality of two cells of one kind, neither of them null. */
export function cellsEqual(kind: FieldKind, a: Cell, b: Cell): boolean {
  return kind === "json" ? sameJson(a, b) : cellOrder(kind, a, b) === 0;
}

function orderOfDecimals(a: Cell, b: Cell): number {
  const left = typeof a === "string" ? parseDecimal(a) : null;
  const right = typeof b === "string" ? parseDecimal(b) : null;
  if (left === null || right === null) throw new TypeError("a decimal cell is decimal text");
  return decimalOrder(left, right);
}
