import type { Field } from "../../../ir/catalog.ts";
import { type Cell, knownCell, type Row } from "./cell.ts";
import { cellOrder, cellsEqual } from "./cell-order.ts";
import { isPlainObject } from "./plain-object.ts";
import { join } from "./read-arguments.ts";
import { readCell } from "./read-cell.ts";
import { invalid } from "./refusal.ts";
import { every, not, type Truth } from "./truth.ts";

/** Whether a row meets it. */
export type Condition = (row: Row) => Truth;

/** Whether a cell that is not null meets it. */
type Test = (cell: Cell) => boolean;

/** A field's entry in a `where`: a value, null, or operators that must all hold. */
export function fieldCondition(field: Field, value: unknown, path: string): Condition {
  if (!isPlainObject(value)) return operatorCondition(field, "eq", value, path);
  const names = Object.keys(value);
  if (names.length === 0) throw invalid(path);
  const conditions = names.map((name) => operatorCondition(field, name, value[name], join(path, name)));
  return (row) => every(conditions.map((condition) => condition(row)));
}

function operatorCondition(field: Field, operator: string, operand: unknown, path: string): Condition {
  switch (operator) {
    case "eq":
    case "equals":
      return equality(field, operand, path);
    case "not": {
      const equal = equality(field, operand, path);
      return (row) => not(equal(row));
    }
    case "in":
      return membership(field, operand, path);
    case "notIn": {
      const member = membership(field, operand, path);
      return (row) => not(member(row));
    }
    case "lt":
    case "lte":
    case "gt":
    case "gte":
      return comparison(field, operator, operand, path);
    case "contains":
    case "startsWith":
    case "endsWith":
      return textSearch(field, operator, operand, path);
    default:
      throw invalid(path);
  }
}

/** Unknown where the field is null. */
function whereNotNull(field: Field, test: Test): Condition {
  return (row) => {
    const cell = knownCell(row, field.name);
    return cell === null ? null : test(cell);
  };
}

/** `null` asks whether the field is null, which is never unknown. */
function equality(field: Field, operand: unknown, path: string): Condition {
  const wanted = readCell(field, operand, path);
  if (wanted === null) return (row) => knownCell(row, field.name) === null;
  return whereNotNull(field, (cell) => cellsEqual(field.kind, cell, wanted));
}

/** Nothing is in the empty list, also where the field is null. */
function membership(field: Field, operand: unknown, path: string): Condition {
  if (!Array.isArray(operand)) throw invalid(path);
  const wanted = operand.map((item: unknown, at) => readCell(notNull(field), item, join(path, at)));
  if (wanted.length === 0) return () => false;
  return whereNotNull(field, (cell) => wanted.some((item) => cellsEqual(field.kind, cell, item)));
}

function comparison(
  field: Field,
  operator: "lt" | "lte" | "gt" | "gte",
  operand: unknown,
  path: string,
): Condition {
  if (field.kind === "json") throw invalid(path);
  const bound = readCell(notNull(field), operand, path);
  return whereNotNull(field, (cell) => {
    const order = cellOrder(field.kind, cell, bound);
    if (order === 0) return operator === "lte" || operator === "gte";
    return order < 0 === (operator === "lt" || operator === "lte");
  });
}

/** Bytes are compared, so that nothing of JavaScript's own text search takes part. */
function textSearch(
  field: Field,
  operator: "contains" | "startsWith" | "endsWith",
  operand: unknown,
  path: string,
): Condition {
  if (field.kind !== "string") throw invalid(path);
  const wanted = readCell(notNull(field), operand, path);
  if (typeof wanted !== "string") throw invalid(path);
  return whereNotNull(field, (cell) => typeof cell === "string" && found(operator, cell, wanted));
}

function found(operator: "contains" | "startsWith" | "endsWith", text: string, wanted: string): boolean {
  const bytes = Buffer.from(text, "utf8");
  const part = Buffer.from(wanted, "utf8");
  if (operator === "contains") return bytes.includes(part);
  const start = operator === "startsWith" ? 0 : bytes.length - part.length;
  return start >= 0 && bytes.subarray(start, start + part.length).equals(part);
}

function notNull(field: Field): Field {
  return { ...field, nullable: false };
}
