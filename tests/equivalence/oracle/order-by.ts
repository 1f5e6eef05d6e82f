import type { Field, Model } from "../../../ir/catalog.ts";
import { knownCell, type Row } from "./cell.ts";
import { cellOrder } from "./cell-order.ts";
import { join, readObject } from "./read-arguments.ts";
import { invalid } from "./refusal.ts";
import { fieldNamed } from "./world.ts";

export type RowOrder = (a: Row, b: Row) => number;

interface SortBy {
  readonly field: Field;
  readonly descending: boolean;
}

/** The order asked for, ties broken by the primary key. */
export function rowOrder(model: Model, orderBy: unknown, path: string): RowOrder {
  const asked = orderBy === undefined ? [] : readOrderBy(model, orderBy, path);
  const primary = model.primaryKey.map((name) => ({ field: fieldNamed(model, name), descending: false }));
  const keys = [...asked, ...primary];
  return (a, b) => {
    for (const { field, descending } of keys) {
      const order = cellOrder(field.kind, knownCell(a, field.name), knownCell(b, field.name));
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  };
}

function readOrderBy(model: Model, orderBy: unknown, path: string): SortBy[] {
  if (!Array.isArray(orderBy)) return readDirections(model, orderBy, path);
  return orderBy.flatMap((item: unknown, at) => readDirections(model, item, join(path, at)));
}

function readDirections(model: Model, value: unknown, path: string): SortBy[] {
  return Object.entries(readObject(value, path)).map(([name, direction]) => {
    const field = model.fields.find((candidate) => candidate.name === name);
    if (field === undefined || field.kind === "json") throw invalid(join(path, name));
    if (direction !== "asc" && direction !== "desc") throw invalid(join(path, name));
    return { field, descending: direction === "desc" };
  });
}
