import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type CompiledSchema, modelNames } from "../../ir/plan-book.ts";
import { CompiledField } from "./compiled-field.ts";

/** The schema with these models among those that calls were compiled for, and the functions that its fields have. */
export function defineCompiledSchema(
  models: object,
  compiled: readonly CompiledSchema[],
): { readonly schema: AnySchema; readonly source: CompiledSchema } {
  const names = modelNames(models);
  const source = compiled.find(({ catalog }) => modelNames(catalog.models) === names);
  if (source === undefined) {
    throw new OrmError("INVALID_SCHEMA", "no call of a schema with these models was compiled", {
      path: "models",
    });
  }
  const schema = {
    catalog: withoutPrototype(source.catalog),
    generators: generatorsOf(models),
    models: Object.freeze({}),
  };
  return { schema: Object.freeze(schema), source: { ...source, catalog: schema.catalog } };
}

/** So that a look-up finds declared names only. */
function withoutPrototype({ models }: Catalog): Catalog {
  return Object.freeze({ models: Object.freeze(Object.assign(Object.create(null), models)) });
}

function generatorsOf(models: object): Readonly<Record<string, () => unknown>> {
  const generators: Record<string, () => unknown> = Object.create(null);
  for (const [model, definition] of Object.entries(models)) {
    for (const [name, field] of Object.entries(Object(definition).fields)) {
      if (field instanceof CompiledField && field.generate !== null) {
        generators[`${model}.${name}`] = field.generate;
      }
    }
  }
  return Object.freeze(generators);
}
