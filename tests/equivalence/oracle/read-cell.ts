import type { Field } from "../../../ir/catalog.ts";
import type { Cell } from "./cell.ts";
import { decimalText, parseDecimal } from "./exact-decimal.ts";
import { isPlainObject } from "./plain-object.ts";
import { invalid } from "./refusal.ts";

const FIRST_INSTANT = Date.parse("1000-01-01T00:00:00.000Z");
const LAST_INSTANT = Date.parse("9999-12-31T23:59:59.999Z");
const JSON_DEPTH = 31;

/** What a caller's value means as a cell of the field; refuses what is not of its kind. */
export function readCell(field: Field, value: unknown, path: string): Cell {
  if (value === null) {
    if (!field.nullable) throw invalid(path);
    return null;
  }
  const cell = cellOf(field, value);
  if (cell === undefined) throw invalid(path);
  return cell;
}

function cellOf(field: Field, value: unknown): Cell | undefined {
  switch (field.kind) {
    case "string":
      return isText(value) ? value : undefined;
    case "enum":
      return typeof value === "string" && (field.values ?? []).includes(value) ? value : undefined;
    case "boolean":
      return typeof value === "boolean" ? value : undefined;
    case "integer":
      return isInt32(value) ? value + 0 : undefined;
    case "bigint":
      return typeof value === "bigint" && isInt64(value) ? value : undefined;
    case "decimal":
      return decimalCell(value);
    case "datetime":
      return instant(value);
    case "json":
      return jsonCell(value, 0);
  }
}

export function isInt32(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

export function isInt64(value: bigint): boolean {
  return value >= -(2n ** 63n) && value < 2n ** 63n;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && !value.includes("\0") && !/\p{Surrogate}/u.test(value);
}

function decimalCell(value: unknown): string | undefined {
  const parsed = typeof value === "string" ? parseDecimal(value) : null;
  return parsed === null ? undefined : decimalText(parsed);
}

function instant(value: unknown): number | undefined {
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  return time >= FIRST_INSTANT && time <= LAST_INSTANT ? time : undefined;
}

function jsonCell(value: unknown, depth: number): Exclude<Cell, bigint> | undefined {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "string") return isText(value) ? value : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : undefined;
  if (depth === JSON_DEPTH) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => jsonCell(item, depth + 1));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  return isPlainObject(value) ? jsonObject(value, depth + 1) : undefined;
}

function jsonObject(value: Readonly<Record<string, unknown>>, depth: number) {
  const entries: [string, Exclude<Cell, bigint>][] = [];
  for (const [key, item] of Object.entries(value)) {
    const cell = isText(key) ? jsonCell(item, depth) : undefined;
    if (cell === undefined) return undefined;
    entries.push([key, cell]);
  }
  return Object.fromEntries(entries);
}
