import { carriedFields } from "../../ir/carried-fields.ts";
import { type Catalog, type Field, fieldOf, type Model, modelOf } from "../../ir/catalog.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { orderedFields, orderedIndexes } from "../../ir/ordered-indexes.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { cellText } from "./cell-text.ts";
import { escapedName } from "./escaped-name.ts";
import type { OrderedIndex } from "./ordered-index.ts";

/** A record's cells, in the order of the model's fields. */
export type Row = readonly Cell[];

/** What a record store keeps of one model: the records, an entry a unique key, a set an index. */
export interface RecordLayout {
  readonly model: Model;
  readonly fields: readonly Field[];
  /** How each field's line in a record text begins, in the order of the fields. */
  readonly linePrefixes: readonly string[];
  /** The primary key first; a record is stored under it. */
  readonly keys: readonly StoredKey[];
  readonly primary: StoredKey;
  readonly indexes: readonly StoredIndex[];
  /** For stores that keep indexes in order. */
  readonly ordered: readonly OrderedIndex[];
  /** Positions of the fields that the store numbers itself. */
  readonly numbered: readonly number[];
}

/** Fields by whose values records are found. */
export interface StoredKey {
  readonly name: string;
  /** The name as a part of a key. */
  readonly escaped: string;
  readonly fields: readonly string[];
  /** Where the fields stand in a row. */
  readonly positions: readonly number[];
}

/** An index, and where in a row stands what its entries may name besides the record: see `carried-fields.ts`. */
export interface StoredIndex extends StoredKey {
  readonly carried: readonly number[];
}

const layouts = new WeakMap<Catalog, Map<string, RecordLayout>>();

export function recordLayout(catalog: Catalog, name: string): RecordLayout {
  const known = layouts.get(catalog) ?? new Map<string, RecordLayout>();
  layouts.set(catalog, known);
  const layout = known.get(name) ?? layoutOf(catalog, name);
  known.set(name, layout);
  return layout;
}

function layoutOf(catalog: Catalog, name: string): RecordLayout {
  const model = modelOf(catalog, name);
  const keys = model.uniqueKeys.map((key) => storedKey(model, key.name, key.fields));
  const primary = keys[0];
  if (primary === undefined) throw new TypeError(`model "${name}" has no key`);
  return {
    model,
    fields: model.fields,
    linePrefixes: model.fields.map((field) => `${JSON.stringify(field.column)}:`),
    keys,
    primary,
    indexes: storedIndexes(catalog, name).map((index) => ({
      ...storedKey(model, index.name, index.fields),
      carried: carriedFields(catalog, name, index).map((field) => positionOf(model, field)),
    })),
    ordered: orderedIndexes(catalog, name).map((index) =>
      orderedIndex(model, index.name, orderedFields(index, model.primaryKey)),
    ),
    numbered: model.fields.flatMap((field, at) => (field.fill.kind === "increment" ? [at] : [])),
  };
}

function storedKey(model: Model, name: string, fields: readonly string[]): StoredKey {
  return {
    name,
    escaped: escapedName(name),
    fields,
    positions: fields.map((field) => positionOf(model, field)),
  };
}

function orderedIndex(model: Model, name: string, fields: readonly string[]): OrderedIndex {
  return { ...storedKey(model, name, fields), kinds: fields.map((field) => fieldOf(model, field).kind) };
}

export function positionOf(model: Model, field: string): number {
  return model.fields.indexOf(fieldOf(model, field));
}

/**
 * The values of a key as one text: JSON texts between commas, so that two tuples of one key have the same
 * text only where all cells are equal. `null` where a part is null: such a row has no entry.
 */
export function tupleOf(key: StoredKey, row: Row): string | null {
  let tuple = "";
  for (const position of key.positions) {
    const cell = row[position];
    if (cell === null || cell === undefined) return null;
    tuple = tuple === "" ? cellText(cell) : `${tuple},${cellText(cell)}`;
  }
  return tuple;
}
