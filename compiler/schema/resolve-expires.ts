import { invalidSchema } from "./invalid-schema.ts";
import type { AnyModel } from "./model-definition.ts";
import type { FieldsByName } from "./resolve-keys.ts";

/** The field that says when a row of the model ends; `null` where none does. */
export function resolveExpires(model: string, definition: AnyModel, fields: FieldsByName): string | null {
  const name = definition.expires;
  if (name === null) return null;
  const path = `${model}.expires`;
  const field = fields.get(name);
  if (field === undefined) throw invalidSchema(path, `there is no field "${name}"`);
  if (field.kind !== "datetime") throw invalidSchema(path, `"${name}" is ${field.kind}, not a datetime`);
  return field.name;
}
