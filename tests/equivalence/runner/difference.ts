import { type Cell, Generated, type GeneratedFill } from "../oracle/cell.ts";
import type { Expected } from "../oracle/expected.ts";
import { isPlainObject } from "../oracle/plain-object.ts";
import { sameJson } from "../oracle/same-json.ts";
import { assignment } from "./assignment.ts";

/** Where the answer is not what was expected, in words; `null` where it is. */
export function difference(expected: Expected, actual: unknown, path = ""): string | null {
  switch (expected.kind) {
    case "nothing":
      return actual === null ? null : `${path}: not null`;
    case "number":
      return actual === expected.value ? null : `${path}: not ${expected.value}`;
    case "cell":
      return cellMatches(expected.type, expected.cell, actual) ? null : `${path}: another ${expected.type}`;
    case "record":
      return recordDifference(expected.entries, actual, path);
    case "list":
      return expected.ordered
        ? orderedDifference(expected.items, actual, path)
        : unorderedDifference(expected.items, actual, path);
  }
}

function cellMatches(type: string, cell: Cell | Generated, actual: unknown): boolean {
  if (cell instanceof Generated) return isPlausible(cell.fill, actual);
  if (type === "datetime") return actual instanceof Date && actual.getTime() === cell;
  if (type === "json") return actual !== undefined && sameJson(cell, actual);
  return Object.is(cell, actual);
}

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

function isPlausible(fill: GeneratedFill, actual: unknown): boolean {
  switch (fill) {
    case "uuid":
      return typeof actual === "string" && UUID_7.test(actual);
    case "increment":
      return typeof actual === "number" && Number.isInteger(actual) && actual > 0;
  }
}

function recordDifference(entries: ReadonlyMap<string, Expected>, actual: unknown, path: string) {
  if (!isPlainObject(actual)) return `${path}: no record`;
  const names = Object.keys(actual);
  const stray = names.find((name) => !entries.has(name));
  if (stray !== undefined) return `${path}.${stray}: was not asked for`;
  for (const [name, entry] of entries) {
    if (!Object.hasOwn(actual, name)) return `${path}.${name}: is missing`;
    const found = difference(entry, actual[name], `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function orderedDifference(items: readonly Expected[], actual: unknown, path: string): string | null {
  const list = listOf(actual, items.length, path);
  if (typeof list === "string") return list;
  for (const [at, item] of items.entries()) {
    const found = difference(item, list[at], `${path}[${at}]`);
    if (found !== null) return found;
  }
  return null;
}

function unorderedDifference(items: readonly Expected[], actual: unknown, path: string): string | null {
  const list = listOf(actual, items.length, path);
  if (typeof list === "string") return list;
  if (orderedDifference(items, list, path) === null) return null;
  const left = assignment(items.length, (item, at) => {
    const expected = items[item];
    return expected !== undefined && difference(expected, list[at]) === null;
  });
  return left === null ? null : `${path}: row ${left} of those expected is not there`;
}

function listOf(actual: unknown, length: number, path: string): readonly unknown[] | string {
  if (!Array.isArray(actual)) return `${path}: no list`;
  return actual.length === length ? actual : `${path}: ${actual.length} rows, not ${length}`;
}
