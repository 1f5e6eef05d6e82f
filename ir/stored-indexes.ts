import type { Catalog, Index, Model } from "./catalog.ts";
import { modelOf } from "./catalog.ts";

/**
 * The indexes that a record store keeps for a model: the declared ones, and one for each field that
 * references or that a relation links by, named as the field. Fields that are a unique key of their own
 * need none: the key finds the record. No two have one name.
 */
export function storedIndexes(catalog: Catalog, name: string): readonly Index[] {
  const model = modelOf(catalog, name);
  const indexes: Index[] = [];
  for (const index of model.indexes) addIndex(indexes, model, index);
  for (const field of linkFields(catalog, model)) {
    addIndex(indexes, model, { name: linkName(model, field), fields: [field] });
  }
  return indexes;
}

/** The field's name, or where an index over other fields was given that, one that is nobody's. */
function linkName({ indexes, fields }: Model, field: string): string {
  const taken = [...indexes, ...fields.filter(({ name }) => name !== field)].map(({ name }) => name);
  let name = field;
  while (taken.includes(name)) name += "+";
  return name;
}

function addIndex(indexes: Index[], model: Model, index: Index): void {
  if (model.uniqueKeys.some((key) => sameFields(key.fields, index.fields))) return;
  if (indexes.some((present) => sameFields(present.fields, index.fields))) return;
  indexes.push(index);
}

function linkFields(catalog: Catalog, model: Model): readonly string[] {
  const fields = model.fields.filter((field) => field.references !== null).map((field) => field.name);
  for (const source of Object.values(catalog.models)) {
    for (const { target, link } of source.relations) {
      if (source.name === model.name) fields.push(link.from);
      if (target === model.name) fields.push(link.to);
      if (link.through?.model === model.name) fields.push(link.through.from, link.through.to);
    }
  }
  return fields;
}

/** Whether two field lists hold the same fields, in any order. */
export function sameFields(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((field) => b.includes(field));
}
