import { type Catalog, type Index, modelOf } from "./catalog.ts";

/**
 * The fields of a connecting model that its index entries may name besides the record: those that lead on to the
 * primary key of another model for a relation that comes in by the index. In the order of their names, so that
 * the entries of two schema versions with the same relations are the same.
 */
export function carriedFields(catalog: Catalog, name: string, index: Index): readonly string[] {
  const [from, ...others] = index.fields;
  if (from === undefined || others.length > 0) return [];
  const fields = new Set<string>();
  for (const { relations } of Object.values(catalog.models)) {
    for (const { target, link } of relations) {
      if (link.through?.model !== name || link.through.from !== from) continue;
      const { primaryKey } = modelOf(catalog, target);
      if (primaryKey.length === 1 && primaryKey[0] === link.to) fields.add(link.through.to);
    }
  }
  return [...fields].sort();
}
