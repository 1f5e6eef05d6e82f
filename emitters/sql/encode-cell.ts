import { canonicalJson } from "../../ir/canonical-json.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { textOfInstant } from "./instant-text.ts";

// The compiler has checked every value, so a cell of another kind is a fault of ours, not of the caller.
function misplaced(expected: string): TypeError {
  return new TypeError(`the cell to bind is no ${expected}`);
}

export function encodeText(cell: NonNullable<Cell>): string {
  if (typeof cell === "string") return cell;
  throw misplaced("text");
}

/** As a number: no SQL client binds a JavaScript boolean alike. */
export function encodeBoolean(cell: NonNullable<Cell>): number {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  throw misplaced("boolean");
}

export function encodeInteger(cell: NonNullable<Cell>): number {
  if (typeof cell === "number") return cell;
  throw misplaced("integer");
}

/** As text: clients lose digits of a bigint, or refuse it. */
export function encodeBigint(cell: NonNullable<Cell>): string {
  if (typeof cell === "bigint") return String(cell);
  throw misplaced("bigint");
}

export function encodeInstant(cell: NonNullable<Cell>): string {
  if (typeof cell === "number") return textOfInstant(cell);
  throw misplaced("instant");
}

export function encodeJson(cell: NonNullable<Cell>): string {
  if (typeof cell !== "bigint") return JSON.stringify(cell);
  throw misplaced("JSON value");
}

/** For a store that compares JSON as text. */
export function encodeCanonicalJson(cell: NonNullable<Cell>): string {
  if (typeof cell !== "bigint") return canonicalJson(cell);
  throw misplaced("JSON value");
}
