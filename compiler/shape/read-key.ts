import type { UniqueKey } from "../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../ir/cell.ts";
import type { ModelNames } from "./model-names.ts";
import { type Entries, isEntries, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

/** A unique key found in a `where`: which, its values, and which entries of the object spell it. */
interface FoundKey {
  readonly key: UniqueKey;
  readonly values: Entries;
  /** The name of the nested spelling; `null` for the flat one. */
  readonly nested: string | null;
}

/** Reads a `where` that must be one unique key and nothing else. */
export function readKeyOnly<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): UniqueKey {
  const where = reader.entries(value);
  const found = findKey(names, where);
  if (found === null) {
    refuseEntries(reader, names, where);
    reader.refuse(`must be one unique key of model "${names.model.name}": ${spellings(names)}`);
  }
  for (const name of Object.keys(where)) {
    if (!belongs(found, name))
      reader.refuseAt(name, "is not part of the unique key that the other entries name");
  }
  bindKey(reader, names, found);
  return found.key;
}

/**
 * Reads the unique key of a `where` that may have further filters beside it; returns the entries that
 * spell the key, or null, with nothing read, where there is none.
 */
export function readKeyBeside<T>(
  reader: ShapeReader<T>,
  names: ModelNames,
  where: Entries,
): ReadonlySet<string> | null {
  const found = findKey(names, where);
  if (found === null) return null;
  bindKey(reader, names, found);
  return new Set(found.nested === null ? found.key.fields : [found.nested]);
}

/** The first key, in catalog order, all of whose fields are given as plain values. */
function findKey(names: ModelNames, where: Entries): FoundKey | null {
  for (const key of names.model.uniqueKeys) {
    if (key.fields.every((field) => isGiven(where, field))) return { key, values: where, nested: null };
    if (key.fields.length > 1 && Object.hasOwn(where, key.name)) {
      const values = where[key.name];
      if (isEntries(values)) return { key, values, nested: key.name };
    }
  }
  return null;
}

/** Operators and null are filters, not key values. */
function isGiven(where: Entries, field: string): boolean {
  if (!Object.hasOwn(where, field)) return false;
  const value = where[field];
  return value !== undefined && value !== null && !isEntries(value);
}

function belongs(found: FoundKey, name: string): boolean {
  return found.nested === null ? found.key.fields.includes(name) : name === found.nested;
}

function bindKey<T>(reader: ShapeReader<T>, names: ModelNames, found: FoundKey): void {
  reader.word(Token.key);
  reader.word(found.key.name);
  if (found.nested !== null) {
    reader.enter(found.nested);
    for (const name of Object.keys(found.values)) {
      if (!found.key.fields.includes(name)) reader.refuseAt(name, `is no field of key "${found.key.name}"`);
    }
  }
  for (const name of found.key.fields) {
    reader.enter(name);
    const field = names.fields.get(name);
    const value = Object.hasOwn(found.values, name) ? found.values[name] : undefined;
    if (field === undefined || value === undefined) reader.refuse("must be given: it is part of the key");
    if (value === null) reader.refuse("must not be null in a key");
    const cell = toCell(field, value);
    if (cell === INVALID) reader.refuse(reasonFor(field, value));
    reader.bind(Token.eq, cell);
    reader.leave();
  }
  if (found.nested !== null) reader.leave();
}

/** The likelier mistake first: a name that is not declared, or a value that is missing. */
function refuseEntries<T>(reader: ShapeReader<T>, names: ModelNames, where: Entries): void {
  for (const name of Object.keys(where)) {
    if (where[name] === undefined) reader.refuseAt(name, "must not be undefined");
    if (!names.fields.has(name) && !names.compoundKeys.has(name)) {
      reader.refuseAt(name, `is no field or unique key of model "${names.model.name}"`);
    }
    if (names.fields.has(name) && (where[name] === null || isEntries(where[name]))) {
      reader.refuseAt(name, "must be a plain value in a unique key");
    }
  }
}

function spellings(names: ModelNames): string {
  return names.model.uniqueKeys.map((key) => key.name).join(", ");
}
