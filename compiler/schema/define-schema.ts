import type { Catalog, Model } from "../../ir/catalog.ts";
import { checkReferences } from "./check-references.ts";
import { invalidSchema } from "./invalid-schema.ts";
import type { AnyModel } from "./model-definition.ts";
import { type ModelAlone, resolveModel } from "./resolve-model.ts";
import { type ModelsByName, resolveRelation } from "./resolve-relation.ts";
import type { AnySchema, Schema } from "./schema.ts";
import type { AnyDefinedModel, Verified } from "./verified-models.ts";

/**
 * Validates everything about the models, once, and resolves every name. The first mistake is thrown as
 * an `OrmError` `INVALID_SCHEMA` whose path says where it stands.
 */
export function defineSchema<const Models extends Readonly<Record<string, AnyDefinedModel>>>(
  models: Models & Verified<Models>,
): Schema<Models>;
export function defineSchema(models: Readonly<Record<string, AnyModel>>): AnySchema {
  if (typeof models !== "object" || models === null) throw invalidSchema("models", "must be an object");
  const definitions: ReadonlyMap<string, AnyModel> = new Map(Object.entries(models));
  const alone = new Map<string, ModelAlone>();
  for (const [name, definition] of definitions) alone.set(name, resolveModel(name, definition));
  checkTables(alone);
  const resolved: Record<string, Model> = Object.create(null);
  for (const model of alone.values()) {
    checkReferences(model, alone);
    resolved[model.name] = withRelations(model, definitions, alone);
  }
  const catalog: Catalog = Object.freeze({ models: Object.freeze(resolved) });
  return Object.freeze({
    catalog,
    generators: generatorsOf(definitions),
    models: Object.freeze({ ...models }),
  });
}

function checkTables(models: ModelsByName): void {
  const taken = new Map<string, string>();
  for (const { name, namespace, table } of models.values()) {
    // SQLite and, on some systems, MySQL do not tell tables apart by case.
    const key = JSON.stringify([namespace?.toLowerCase(), table.toLowerCase()]);
    const other = taken.get(key);
    if (other !== undefined) throw invalidSchema(`${name}.table`, `is the table of "${other}" too`);
    taken.set(key, name);
  }
}

function withRelations(
  model: ModelAlone,
  definitions: ReadonlyMap<string, AnyModel>,
  models: ModelsByName,
): Model {
  const declared = Object.entries(definitions.get(model.name)?.relations ?? {});
  const relations = declared.map(([name, definition]) => resolveRelation(name, definition, model, models));
  return Object.freeze({ ...model, relations: Object.freeze(relations) });
}

function generatorsOf(definitions: ReadonlyMap<string, AnyModel>): Readonly<Record<string, () => unknown>> {
  const generators: Record<string, () => unknown> = Object.create(null);
  for (const [model, { fields }] of definitions) {
    for (const [field, built] of Object.entries(fields)) {
      const { fill } = built["~field"];
      if (fill.kind === "computed") generators[`${model}.${field}`] = fill.generate;
    }
  }
  return Object.freeze(generators);
}
