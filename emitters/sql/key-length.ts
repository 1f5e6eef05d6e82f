import type { Catalog, Model } from "../../ir/catalog.ts";
import { modelIndexes } from "./model-indexes.ts";

/** How many columns the longest key or index has that holds the field; 0 where none does. */
export function keyLength(catalog: Catalog, model: Model, field: string): number {
  const lists = [...model.uniqueKeys, ...modelIndexes(catalog, model)].map((index) => index.fields);
  return Math.max(0, ...lists.filter((fields) => fields.includes(field)).map((fields) => fields.length));
}
