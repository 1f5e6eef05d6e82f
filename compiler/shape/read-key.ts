import type { UniqueKey } from "../../ir/catalog.ts";
import { INVALID, reasonFor, toCell } from "../../ir/cell.ts";
import type { ModelNames } from "./model-names.ts";
import { type Entries, isEntries, ownEntry, type ShapeReader } from "./shape-reader.ts";
import { Token } from "./token.ts";

/** A unique key found in a `where`. */
export interface FoundKey {
  readonly key: UniqueKey;
  /** What the caller gives for each of the key's fields, read once; undefined where it gives nothing. */
  readonly values: readonly unknown[];
  /** The name and the object of the nested spelling; `null` for the flat one. */
  readonly nested: { readonly name: string; readonly entries: Entries } | null;
}

/** Reads a `where` that must be one unique key and nothing else. */
export function readKeyOnly<T>(reader: ShapeReader<T>, names: ModelNames, value: unknown): FoundKey {
  const where = reader.entries(value);
  const given = Object.keys(where);
  const found = findKey(names, where, given);
  if (found === null) {
    refuseEntries(reader, names, where);
    reader.refuse(`must be one unique key of model "${names.model.name}": ${spellings(names)}`);
  }
  for (const name of given) {
    if (!belongs(found, name))
      reader.refuseAt(name, "is not part of the unique key that the other entries name");
  }
  bindKey(reader, names, found);
  return found;
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
  const found = findKey(names, where, Object.keys(where));
  if (found === null) return null;
  bindKey(reader, names, found);
  const spelled = names.keyEntries.get(found.key);
  return found.nested === null ? (spelled?.flat ?? null) : (spelled?.nested ?? null);
}

/**
 * The first key, in catalog order, that is spelled by its name, which can be nothing but a key; else the first
 * all of whose fields are given as plain values, which beside another key are filters.
 */
function findKey(names: ModelNames, where: Entries, given: readonly string[]): FoundKey | null {
  const only = given.length === 1 ? names.keysOfOneField.get(given[0] ?? "") : undefined;
  // Whatever it holds is read once: what a getter answers to a second look is not looked for.
  if (only !== undefined) return flatKey(only, where);
  const { uniqueKeys } = names.model;
  for (const key of uniqueKeys) {
    if (key.fields.length === 1) continue;
    const entries = ownEntry(where, key.name);
    if (isEntries(entries)) {
      return { key, values: ownEntries(key, entries), nested: { name: key.name, entries } };
    }
  }
  for (const key of uniqueKeys) {
    const found = flatKey(key, where);
    if (found !== null) return found;
  }
  return null;
}

/** The key spelled flat; null where a value is missing, or is null or operators, which are filters. */
function flatKey(key: UniqueKey, where: Entries): FoundKey | null {
  for (const field of key.fields) if (!Object.hasOwn(where, field)) return null;
  const values: unknown[] = [];
  for (const field of key.fields) {
    const value = where[field];
    if (value === undefined || value === null || isEntries(value)) return null;
    values.push(value);
  }
  return { key, values, nested: null };
}

function ownEntries(key: UniqueKey, entries: Entries): readonly unknown[] {
  return key.fields.map((field) => ownEntry(entries, field));
}

function belongs({ key, nested }: FoundKey, name: string): boolean {
  return nested === null ? key.fields.includes(name) : name === nested.name;
}

function bindKey<T>(reader: ShapeReader<T>, names: ModelNames, { key, values, nested }: FoundKey): void {
  reader.word(Token.key);
  reader.word(key.name);
  if (nested !== null) {
    reader.enter(nested.name);
    for (const name of Object.keys(nested.entries)) {
      if (!key.fields.includes(name)) reader.refuseAt(name, `is no field of key "${key.name}"`);
    }
  }
  for (let at = 0; at < key.fields.length; at++) {
    const name = key.fields[at] ?? "";
    reader.enter(name);
    const field = names.fields.get(name);
    const value = values[at];
    if (field === undefined || value === undefined) reader.refuse("must be given: it is part of the key");
    if (value === null) reader.refuse("must not be null in a key");
    const cell = toCell(field, value);
    if (cell === INVALID) reader.refuse(reasonFor(field, value));
    reader.bind(Token.eq, cell);
    reader.leave();
  }
  if (nested !== null) reader.leave();
}

/** The likelier mistake first: a name that is not declared, or a value that is missing. */
function refuseEntries<T>(reader: ShapeReader<T>, names: ModelNames, where: Entries): void {
  for (const name of Object.keys(where)) {
    const value = where[name];
    if (value === undefined) reader.refuseAt(name, "must not be undefined");
    if (!names.fields.has(name) && !names.compoundKeys.has(name)) {
      reader.refuseAt(name, `is no field or unique key of model "${names.model.name}"`);
    }
    if (names.fields.has(name) && (value === null || isEntries(value))) {
      reader.refuseAt(name, "must be a plain value in a unique key");
    }
  }
}

/** A key of one field is spelled by the field, whatever its name. */
function spellings({ model }: ModelNames): string {
  return model.uniqueKeys.map(({ name, fields }) => (fields.length === 1 ? fields[0] : name)).join(", ");
}
