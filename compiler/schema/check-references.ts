import { invalidSchema } from "./invalid-schema.ts";
import type { ModelAlone } from "./resolve-model.ts";
import type { ModelsByName } from "./resolve-relation.ts";

/** A reference becomes a foreign key, so it must name a unique field of the same kind. */
export function checkReferences(model: ModelAlone, models: ModelsByName): void {
  for (const { name, kind, references } of model.fields) {
    if (references === null) continue;
    const path = `${model.name}.fields.${name}`;
    const target = models.get(references.model);
    if (target === undefined) throw invalidSchema(path, `references no model: "${references.model}"`);
    const field = target.fields.find((candidate) => candidate.name === references.field);
    const label = `"${references.model}.${references.field}"`;
    if (field === undefined) throw invalidSchema(path, `references no field: ${label}`);
    if (field.kind !== kind) throw invalidSchema(path, `is ${kind}, but ${label} is ${field.kind}`);
    const isKey = target.uniqueKeys.some((key) => key.fields.length === 1 && key.fields[0] === field.name);
    if (!isKey) throw invalidSchema(path, `references ${label}, which is not unique`);
  }
}
