import type { Catalog, Field, Model, Relation, UniqueKey } from "../../ir/catalog.ts";

/** The names of one model, ready to be looked up: declared names only, whatever a caller's key says. */
export interface ModelNames {
  readonly model: Model;
  readonly fields: ReadonlyMap<string, Field>;
  readonly relations: ReadonlyMap<string, Relation>;
  /** Keys of one field, by the field. */
  readonly singleKeys: ReadonlyMap<string, UniqueKey>;
  /** Keys of several fields, by name. */
  readonly compoundKeys: ReadonlyMap<string, UniqueKey>;
  /** The fields a new row is given, in catalog order; the others the database may assign. */
  readonly insertFields: readonly Field[];
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
    singleKeys: new Map(
      model.uniqueKeys.flatMap((key) => {
        const [only, second] = key.fields;
        return only !== undefined && second === undefined ? [[only, key] as const] : [];
      }),
    ),
    compoundKeys: new Map(
      model.uniqueKeys.filter((key) => key.fields.length > 1).map((key) => [key.name, key]),
    ),
    insertFields: model.fields,
  };
}
