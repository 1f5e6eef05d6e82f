import type { FieldReference } from "../../../ir/catalog.ts";
import {
  type FieldSketch,
  keysOf,
  type ModelSketch,
  type RelationSketch,
  type SchemaSketch,
} from "./sketch.ts";

/** The field that a foreign key means: by a constraint, or only by a relation over it. */
export function foreignKeyTarget(
  schema: SchemaSketch,
  model: ModelSketch,
  field: FieldSketch,
): FieldReference | null {
  if (field.references !== null) return field.references;
  for (const source of schema.models) {
    for (const relation of source.relations) {
      const target = meantBy(relation, source, model.name, field.name);
      const [id] = target === null ? [] : (keysOf(named(schema, target))[0]?.fields ?? []);
      if (target !== null && id !== undefined) return { model: target, field: id };
    }
  }
  return null;
}

/** The model whose id the key has, as far as this relation is over it. */
function meantBy(relation: RelationSketch, source: ModelSketch, model: string, key: string): string | null {
  if (relation.kind === "manyToMany") {
    if (relation.through !== model) return null;
    return relation.from === key ? source.name : relation.to === key ? relation.target : null;
  }
  if (relation.foreignKey !== key) return null;
  if (relation.kind === "belongsTo") return source.name === model ? relation.target : null;
  return relation.target === model ? source.name : null;
}

function named(schema: SchemaSketch, name: string): ModelSketch {
  const model = schema.models.find((candidate) => candidate.name === name);
  if (model === undefined) throw new TypeError(`the sketch has no model "${name}"`);
  return model;
}
