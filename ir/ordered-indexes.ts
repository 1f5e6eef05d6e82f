import { type Catalog, fieldOf, type Index, modelOf } from "./catalog.ts";

/**
 * The indexes that a record store with ordered indexes keeps in order: the declared ones, but for those over
 * JSON, which has no order. Among equal values their records are in the order of the primary key.
 */
export function orderedIndexes(catalog: Catalog, name: string): readonly Index[] {
  const model = modelOf(catalog, name);
  return model.indexes.filter((index) =>
    index.fields.every((field) => fieldOf(model, field).kind !== "json"),
  );
}

/** By which fields the records of an ordered index come: its own, then the rest of the primary key. */
export function orderedFields(index: Index, primaryKey: readonly string[]): readonly string[] {
  return [...index.fields, ...primaryKey.filter((field) => !index.fields.includes(field))];
}
