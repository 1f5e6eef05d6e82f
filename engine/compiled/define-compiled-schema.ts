import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { type CompiledSchema, catalogOutline, type ModelOutline, outlineText } from "../../ir/plan-book.ts";
import { CompiledField } from "./compiled-field.ts";

/** A schema of the bundle, and the compiled one that it is; `null` where no call was compiled for it. */
export interface DefinedSchema {
  readonly schema: AnySchema;
  readonly source: CompiledSchema | null;
}

/** The schema of these models among those that calls were compiled for, and the functions that its fields have. */
export function defineCompiledSchema(models: object, compiled: readonly CompiledSchema[]): DefinedSchema {
  const outline = outlineText(Object.entries(models).map(outlineOf));
  const source = compiled.find(({ catalog }) => catalogOutline(catalog) === outline) ?? null;
  const schema: AnySchema = Object.freeze({
    catalog: withoutPrototype(source?.catalog ?? { models: {} }),
    generators: generatorsOf(models),
    // Another schema may be made of them.
    models: Object.freeze({ ...models }),
  });
  return { schema, source: source && { ...source, catalog: schema.catalog } };
}

function outlineOf([name, definition]: [string, unknown]): ModelOutline {
  const { table, fields } = Object(definition);
  const named = typeof table === "string" ? { name: table, schema: null } : Object(table);
  return { name, table: named.name, namespace: named.schema, fields: Object.keys(fields) };
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
