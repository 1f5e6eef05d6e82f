import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Catalog, Model } from "../../ir/catalog.ts";
import { CliError } from "./cli-error.ts";

/** The models of all schemas in one catalog; throws where two schemas claim one name or one table. */
export function mergeSchemas(schemas: readonly AnySchema[]): Pick<AnySchema, "catalog"> {
  const models = new Map<string, Model>();
  const tables = new Map<string, string>();
  const places = new Map<string, number>();
  [...new Set(schemas)].forEach((schema, place) => {
    for (const model of Object.values(schema.catalog.models)) {
      const other = places.get(model.name);
      if (other !== undefined) {
        throw new CliError(`schemas[${other}] and schemas[${place}] both have a model "${model.name}"`);
      }
      const table = tableOf(model);
      const owner = tables.get(table);
      if (owner !== undefined) {
        throw new CliError(
          `the models "${owner}" and "${model.name}" of two schemas have one table "${table}"`,
        );
      }
      models.set(model.name, model);
      tables.set(table, model.name);
      places.set(model.name, place);
    }
  });
  return { catalog: catalogOf(models) };
}

function tableOf({ namespace, table }: Model): string {
  return namespace === null ? table : `${namespace}.${table}`;
}

function catalogOf(models: ReadonlyMap<string, Model>): Catalog {
  const byName: Record<string, Model> = Object.create(null);
  for (const [name, model] of models) byName[name] = model;
  return Object.freeze({ models: Object.freeze(byName) });
}
