import { fieldOf, type Model } from "../../../../ir/catalog.ts";
import { compareCells, equalCells } from "../../../../ir/compare-cells.ts";
import type { Cell } from "../../../../ir/field-kind.ts";
import type { SortKey } from "../../../../ir/logical/sort.ts";
import type { Predicate } from "../../../../ir/predicate/predicate.ts";

export type FixtureRow = Readonly<Record<string, Cell>>;

/** The contract's three-valued logic, word by word: true, false or unknown. */
export function evaluate(
  predicate: Predicate,
  row: FixtureRow,
  model: Model,
  values: readonly unknown[],
): boolean | null {
  switch (predicate.kind) {
    case "constant":
      return predicate.value;
    case "and": {
      const answers = predicate.items.map((item) => evaluate(item, row, model, values));
      return answers.includes(false) ? false : answers.includes(null) ? null : true;
    }
    case "or": {
      const answers = predicate.items.map((item) => evaluate(item, row, model, values));
      return answers.includes(true) ? true : answers.includes(null) ? null : false;
    }
    case "not": {
      const answer = evaluate(predicate.item, row, model, values);
      return answer === null ? null : !answer;
    }
    case "isNull":
      return (cellOf(row, predicate.field) === null) !== predicate.negated;
    default:
      return test(predicate, cellOf(row, predicate.field), model, values[predicate.slot]);
  }
}

type Test = Extract<Predicate, { readonly kind: "compare" | "inList" | "textMatch" }>;

function test(predicate: Test, cell: Cell, model: Model, value: unknown): boolean | null {
  const { kind } = fieldOf(model, predicate.field);
  if (predicate.kind === "inList") {
    if (!Array.isArray(value)) throw new TypeError("a list is expected");
    if (value.length === 0) return predicate.negated;
    if (cell === null) return null;
    return value.some((each) => equalCells(kind, cell, each)) !== predicate.negated;
  }
  if (cell === null) return null;
  const other = asCell(value);
  if (predicate.kind === "textMatch") return matches(predicate.mode, String(cell), String(other));
  if (predicate.op === "eq") return equalCells(kind, cell, other);
  if (predicate.op === "ne") return !equalCells(kind, cell, other);
  const order = compareCells(kind, cell, other);
  return { lt: order < 0, lte: order <= 0, gt: order > 0, gte: order >= 0 }[predicate.op];
}

function matches(mode: "contains" | "startsWith" | "endsWith", text: string, part: string): boolean {
  if (mode === "contains") return text.includes(part);
  return mode === "startsWith" ? text.startsWith(part) : text.endsWith(part);
}

export function sortRows(
  rows: readonly FixtureRow[],
  by: readonly SortKey[],
  model: Model,
): readonly FixtureRow[] {
  return rows.slice().sort((a, b) => {
    for (const { field, direction } of by) {
      const order = compareCells(fieldOf(model, field).kind, cellOf(a, field), cellOf(b, field));
      if (order !== 0) return direction === "asc" ? order : -order;
    }
    return 0;
  });
}

export function cellOf(row: FixtureRow, field: string): Cell {
  return row[field] ?? null;
}

function asCell(value: unknown): Cell {
  if (isCell(value)) return value;
  throw new TypeError("a cell is expected");
}

function isCell(value: unknown): value is Cell {
  return value !== undefined && typeof value !== "function" && typeof value !== "symbol";
}
