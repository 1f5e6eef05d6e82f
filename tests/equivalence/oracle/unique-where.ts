import type { Model, UniqueKey } from "../../../ir/catalog.ts";
import { type Cell, knownCell, type Row } from "./cell.ts";
import { cellsEqual } from "./cell-order.ts";
import type { Condition } from "./field-condition.ts";
import { isPlainObject } from "./plain-object.ts";
import { type Arguments, join, own, readObject } from "./read-arguments.ts";
import { readCell } from "./read-cell.ts";
import { invalid } from "./refusal.ts";
import { fieldNamed } from "./world.ts";

/** One unique key with its values, as a `where` spells it, and the entries that spell it. */
export interface KeyValues {
  readonly key: UniqueKey;
  readonly cells: ReadonlyMap<string, Cell>;
  readonly entries: ReadonlySet<string>;
}

/** The `where` of a call that takes a unique key and nothing beside it. */
export function readUniqueWhere(model: Model, where: unknown, path: string): KeyValues {
  const entries = readObject(where, path);
  const found = findKey(model, entries, path);
  if (found === null) throw invalid(path);
  for (const name of Object.keys(entries)) {
    if (!found.entries.has(name)) throw invalid(join(path, name));
  }
  return found;
}

/** The key among the entries, if there is one: nested under its name, which is no filter, or else flat. */
export function findKey(model: Model, entries: Arguments, path: string): KeyValues | null {
  for (const key of model.uniqueKeys) {
    const nested = own(entries, key.name);
    if (key.fields.length > 1 && isPlainObject(nested)) {
      return readKey(model, key, nested, join(path, key.name), new Set([key.name]), true);
    }
  }
  for (const key of model.uniqueKeys) {
    if (key.fields.every((name) => isScalar(own(entries, name)))) {
      return readKey(model, key, entries, path, new Set(key.fields), false);
    }
  }
  return null;
}

function isScalar(value: unknown): boolean {
  return value !== undefined && value !== null && !isPlainObject(value);
}

function readKey(
  model: Model,
  key: UniqueKey,
  values: Arguments,
  path: string,
  entries: ReadonlySet<string>,
  alone: boolean,
): KeyValues {
  const stray = Object.keys(values).find((name) => !key.fields.includes(name));
  if (alone && stray !== undefined) throw invalid(join(path, stray));
  const cells = key.fields.map((name) => {
    const field = { ...fieldNamed(model, name), nullable: false };
    return [name, readCell(field, own(values, name), join(path, name))] as const;
  });
  return { key, cells: new Map(cells), entries };
}

/** Whether a row has the key's values. */
export function keyCondition(model: Model, { cells }: KeyValues): Condition {
  const wanted = [...cells].map(([name, cell]) => ({ name, cell, kind: fieldNamed(model, name).kind }));
  return (row: Row) =>
    wanted.every(({ name, cell, kind }) => {
      const own = knownCell(row, name);
      return own !== null && cellsEqual(kind, own, cell);
    });
}
