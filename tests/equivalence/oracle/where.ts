import type { Model } from "../../../ir/catalog.ts";
import { type Condition, fieldCondition } from "./field-condition.ts";
import { join, readObject } from "./read-arguments.ts";
import { invalid } from "./refusal.ts";
import { every, not, some } from "./truth.ts";

const NOTHING_LEFT_OUT: ReadonlySet<string> = new Set();

/** All entries must hold; `leftOut` names entries that were read otherwise. */
export function whereCondition(
  model: Model,
  where: unknown,
  path: string,
  leftOut: ReadonlySet<string> = NOTHING_LEFT_OUT,
): Condition {
  const entries = readObject(where, path);
  const names = Object.keys(entries).filter((name) => !leftOut.has(name));
  const conditions = names.map((name) => entryCondition(model, name, entries[name], join(path, name)));
  return (row) => every(conditions.map((condition) => condition(row)));
}

function entryCondition(model: Model, name: string, value: unknown, path: string): Condition {
  if (value === undefined) throw invalid(path);
  if (name === "AND") {
    const items = listedConditions(model, value, path);
    return (row) => every(items.map((item) => item(row)));
  }
  if (name === "OR") {
    const items = listedConditions(model, value, path);
    return (row) => some(items.map((item) => item(row)));
  }
  if (name === "NOT") return noneOf(model, value, path);
  const field = model.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw invalid(path);
  return fieldCondition(field, value, path);
}

/** As in Prisma, a list under `NOT` means that none of its items holds. */
function noneOf(model: Model, value: unknown, path: string): Condition {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.some(isEmpty)) throw invalid(path);
  const items = listedConditions(model, value, path);
  return (row) => every(items.map((item) => not(item(row))));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function listedConditions(model: Model, value: unknown, path: string): Condition[] {
  if (!Array.isArray(value)) return [whereCondition(model, value, path)];
  return value.map((item: unknown, at) => whereCondition(model, item, join(path, at)));
}
