import type { Field } from "./catalog.ts";
import { canonicalDecimal } from "./decimal.ts";
import type { Cell, FieldKind } from "./field-kind.ts";
import { jsonFault, toJsonCell } from "./json-cell.ts";
import { isStorableText } from "./text.ts";

/** What {@link toCell} answers for a value that the field cannot hold. */
export const INVALID: unique symbol = Symbol("invalid");

/** What a value is checked against: any catalog field. */
export type CellType = Pick<Field, "kind" | "nullable" | "values">;

const BIGINT_MIN = -(2n ** 63n);
const BIGINT_MAX = 2n ** 63n - 1n;
const DATETIME_MIN = Date.UTC(1000, 0, 1);
const DATETIME_MAX = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The canonical cell of an application's value, or {@link INVALID}. Nothing is coerced from one kind to
 * another. A JSON cell is a copy of the caller's value.
 */
export function toCell(field: CellType, value: unknown): Cell | typeof INVALID {
  if (value === null) return field.nullable ? null : INVALID;
  switch (field.kind) {
    case "string":
      return typeof value === "string" && isStorableText(value) ? value : INVALID;
    case "enum":
      return typeof value === "string" && field.values?.includes(value) === true ? value : INVALID;
    case "boolean":
      return typeof value === "boolean" ? value : INVALID;
    case "integer":
      // `| 0` is the identity on 32-bit whole numbers only, and turns -0 into 0.
      return typeof value === "number" && (value | 0) === value ? value | 0 : INVALID;
    case "bigint":
      return typeof value === "bigint" && value >= BIGINT_MIN && value <= BIGINT_MAX ? value : INVALID;
    case "decimal":
      return typeof value === "string" ? (canonicalDecimal(value) ?? INVALID) : INVALID;
    case "datetime":
      return toInstant(value);
    case "json":
      return toJsonCell(value) ?? INVALID;
  }
}

function toInstant(value: unknown): number | typeof INVALID {
  const instant = millisecondsOf(value);
  return isInstant(instant) ? instant : INVALID;
}

/** Whether the milliseconds since 1970 are a time that every backend keeps; NaN is none. */
export function isInstant(milliseconds: number): boolean {
  return milliseconds >= DATETIME_MIN && milliseconds <= DATETIME_MAX;
}

/** Asks the date itself and not its class, so that a `Date` of another realm is one too. */
function millisecondsOf(value: unknown): number {
  if (typeof value !== "object") return Number.NaN;
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return Number.NaN;
  }
}

const EXPECTED: Readonly<Record<FieldKind, string>> = {
  string: "a string without lone surrogates and NUL",
  enum: "one of the declared values",
  boolean: "true or false",
  integer: "a whole number of 32 bits",
  bigint: "a bigint of 64 bits",
  decimal: "a decimal number as a string, without exponent",
  datetime: "a valid Date of the years 1000 to 9999",
  json: "a JSON value",
};

/** Why {@link toCell} refused the value, in words that do not contain it. */
export function reasonFor(field: CellType, value: unknown): string {
  if (value === null) return "must not be null";
  if (value === undefined) return "must not be undefined";
  if (field.kind === "json") return `must be a JSON value, but it ${jsonFault(value) ?? "is not"}`;
  return `must be ${EXPECTED[field.kind]}`;
}
