import type { Catalog, Field, Model, Relation, UniqueKey } from "../../ir/catalog.ts";

/** The names of one model, ready to be looked up: declared names only, whatever a caller's key says. */
export interface ModelNames {
  readonly model: Model;
  readonly fields: ReadonlyMap<string, Field>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Keys of one field, by that field. */
  readonly keysOfOneField: ReadonlyMap<string, UniqueKey>;
  /** The names of the keys of several fields. */
  readonly compoundKeys: ReadonlySet<string>;
  /** The entries of a `where` that spell a key, in either way. */
  readonly keyEntries: ReadonlyMap<UniqueKey, KeyEntries>;
}

export interface KeyEntries {
  readonly flat: ReadonlySet<string>;
  readonly nested: ReadonlySet<string>;
}

const namesOf = new WeakMap<Catalog, Map<string, ModelNames>>();

export function modelNames(catalog: Catalog, name: string): ModelNames {
  let byModel = namesOf.get(catalog);
  if (byModel === undefined) {
    byModel = new Map();
    for (const model of Object.values(catalog.models)) byModel.set(model.name, collect(model));
    namesOf.set(catalog, byModel);
  }
  const names = byModel.get(name);
  if (names === undefined) throw new TypeError(`no model "${name}" in the catalog`);
  return names;
}

function collect(model: Model): ModelNames {
  return {
    model,
    fields: new Map(model.fields.map((field) => [field.name, field])),
    relations: new Map(model.relations.map((relation) => [relation.name, relation])),
    keysOfOneField: keysOfOneField(model),
    compoundKeys: new Set(model.uniqueKeys.filter(({ fields }) => fields.length > 1).map(({ name }) => name)),
    keyEntries: new Map(
      model.uniqueKeys.map((key) => [key, { flat: new Set(key.fields), nested: new Set([key.name]) }]),
    ),
  };
}

function keysOfOneField({ uniqueKeys }: Model): ReadonlyMap<string, UniqueKey> {
  const keys = new Map<string, UniqueKey>();
  for (const key of uniqueKeys) {
    const [only = "", ...others] = key.fields;
    if (others.length === 0 && !keys.has(only)) keys.set(only, key);
  }
  return keys;
}
