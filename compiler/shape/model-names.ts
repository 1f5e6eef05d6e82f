import type { Catalog, Field, Model, Relation, UniqueKey } from "../../ir/catalog.ts";

/** The names of one model, ready to be looked up: declared names only, whatever a caller's key says. */
export interface ModelNames {
  readonly model: Model;
  readonly fields: ReadonlyMap<string, Field>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** By name, which is the field's unless another one was declared. */
  readonly keysOfOneField: ReadonlyMap<string, UniqueKey>;
  /** Keys of several fields, by name. */
  readonly compoundKeys: ReadonlyMap<string, UniqueKey>;
  /** The entries of a `where` that spell a key, in either way. */
  readonly keyEntries: ReadonlyMap<UniqueKey, KeyEntries>;
  /** The fields a new row is given, in catalog order; the others the database may assign. */
  readonly insertFields: readonly Field[];
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
    keysOfOneField: keysByName(model, (fields) => fields === 1),
    compoundKeys: keysByName(model, (fields) => fields > 1),
    keyEntries: new Map(
      model.uniqueKeys.map((key) => [key, { flat: new Set(key.fields), nested: new Set([key.name]) }]),
    ),
    insertFields: model.fields,
  };
}

function keysByName(model: Model, hasLength: (fields: number) => boolean): ReadonlyMap<string, UniqueKey> {
  return new Map(
    model.uniqueKeys.filter(({ fields }) => hasLength(fields.length)).map((key) => [key.name, key]),
  );
}
