import type { Catalog, Index, Model } from "../../ir/catalog.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";

/** The declared indexes, and one for each field that links, unless a key or index starts with that field. */
export function modelIndexes(catalog: Catalog, model: Model): readonly Index[] {
  const leading = [...model.uniqueKeys, ...model.indexes].map((key) => key.fields[0]);
  const links = storedIndexes(catalog, model.name).filter(
    ({ fields }) => fields.length === 1 && !leading.includes(fields[0]),
  );
  return [...model.indexes, ...links];
}
