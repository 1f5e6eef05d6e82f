import type { Field, Model } from "../../ir/catalog.ts";
import { checkIdentifier, checkModelName } from "./check-name.ts";
import { invalidSchema } from "./invalid-schema.ts";
import type { AnyModel } from "./model-definition.ts";
import { resolveExpires } from "./resolve-expires.ts";
import { resolveField } from "./resolve-field.ts";
import { resolveIndexes, resolveUniqueKeys } from "./resolve-keys.ts";
import type { TableName } from "./table-name.ts";

/** A model as the catalog has it, all but the relations: those need every model to be known. */
export type ModelAlone = Omit<Model, "relations">;

export function resolveModel(name: string, definition: AnyModel): ModelAlone {
  checkModelName(name);
  if (definition?.kind !== "model") throw invalidSchema(name, "is not made with model({…})");
  const { table, namespace } = resolveTable(name, definition.table);
  const fields = resolveFields(name, definition);
  const byName = new Map(fields.map((field) => [field.name, field]));
  const uniqueKeys = resolveUniqueKeys(name, definition, byName);
  return {
    name,
    table,
    namespace,
    fields: Object.freeze(fields),
    primaryKey: uniqueKeys[0]?.fields ?? [],
    uniqueKeys: Object.freeze(uniqueKeys),
    indexes: resolveIndexes(name, definition, byName),
    expires: resolveExpires(name, definition, byName),
    description: definition.description,
  };
}

function resolveTable(model: string, table: string | TableName): { table: string; namespace: string | null } {
  const path = `${model}.table`;
  const { name, schema } =
    typeof table === "object" && table !== null ? table : { name: table, schema: null };
  checkIdentifier(name, "table", path);
  if (name.includes(".")) {
    throw invalidSchema(path, "must not hold a dot; write tableName(name, { schema }) for a namespace");
  }
  if (schema !== null) checkIdentifier(schema, "schema", path);
  return { table: name, namespace: schema };
}

function resolveFields(model: string, definition: AnyModel): Field[] {
  const columns = new Map<string, string>();
  const fields: Field[] = [];
  for (const [name, built] of Object.entries(definition.fields)) {
    const path = `${model}.fields.${name}`;
    const field = resolveField(name, built, path);
    // SQLite and MySQL do not tell columns apart by case.
    const column = field.column.toLowerCase();
    const other = columns.get(column);
    if (other !== undefined) throw invalidSchema(path, `has the column of "${other}"`);
    columns.set(column, name);
    fields.push(field);
  }
  return fields;
}
