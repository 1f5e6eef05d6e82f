import type { Catalog, Field, Fill, Link, Model, Relation } from "../../../ir/catalog.ts";
import { readCell } from "../oracle/read-cell.ts";
import {
  type FieldSketch,
  fieldSketch,
  keyName,
  keysOf,
  type ModelSketch,
  type RelationSketch,
  type SchemaSketch,
  sketchOf,
} from "./sketch.ts";

/** The oracle's own reading of a sketch. */
export function sketchCatalog(schema: SchemaSketch): Catalog {
  const models: Record<string, Model> = Object.create(null);
  for (const model of schema.models) models[model.name] = catalogModel(schema, model);
  return { models };
}

/** The functions behind computed fills, keyed `model.field`. */
export function sketchFunctions(schema: SchemaSketch): ReadonlyMap<string, () => unknown> {
  const functions = new Map<string, () => unknown>();
  for (const model of schema.models) {
    for (const { name, fill } of model.fields) {
      if (fill.kind === "computed") functions.set(`${model.name}.${name}`, () => fill.value);
    }
  }
  return functions;
}

function catalogModel(schema: SchemaSketch, model: ModelSketch): Model {
  const keys = keysOf(model).map((key) => ({ name: keyName(key), fields: key.fields }));
  return {
    name: model.name,
    table: model.table,
    namespace: null,
    fields: model.fields.map(catalogField),
    primaryKey: keys[0]?.fields ?? [],
    uniqueKeys: keys,
    indexes: model.indexes.map((fields) => ({ name: fields.join("_"), fields })),
    relations: model.relations.map((relation) => catalogRelation(schema, model, relation)),
    expires: model.expires ?? null,
    description: null,
  };
}

function catalogField(sketch: FieldSketch): Field {
  const field: Field = {
    name: sketch.name,
    column: sketch.column ?? sketch.name,
    kind: sketch.kind,
    nullable: sketch.nullable,
    values: sketch.values,
    fill: { kind: "required" },
    references: sketch.references,
    description: null,
  };
  return { ...field, fill: catalogFill(sketch, field) };
}

function catalogFill(sketch: FieldSketch, field: Field): Fill {
  if (sketch.role === "uuidId") return { kind: "uuid" };
  if (sketch.role === "incrementId") return { kind: "increment" };
  switch (sketch.fill.kind) {
    case "none":
      return { kind: field.nullable ? "null" : "required" };
    case "now":
    case "computed":
      return { kind: sketch.fill.kind };
    case "value": {
      const value = readCell(field, sketch.fill.value, `default of ${field.name}`);
      return value === null ? { kind: "null" } : { kind: "literal", value };
    }
  }
}

function catalogRelation(schema: SchemaSketch, model: ModelSketch, relation: RelationSketch): Relation {
  const { name, target } = relation;
  const targetModel = sketchOf(schema, target);
  switch (relation.kind) {
    case "belongsTo": {
      const key = fieldSketch(model, relation.foreignKey);
      const required = !key.nullable && key.references?.model === target;
      const link = linkOf(key.name, meantBy(key, targetModel));
      return { name, target, cardinality: "one", required, link };
    }
    case "hasOne":
    case "hasMany": {
      const key = fieldSketch(targetModel, relation.foreignKey);
      const cardinality = relation.kind === "hasOne" ? "one" : "many";
      return { name, target, cardinality, required: false, link: linkOf(meantBy(key, model), key.name) };
    }
    case "manyToMany": {
      const through = sketchOf(schema, relation.through);
      const from = fieldSketch(through, relation.from);
      const to = fieldSketch(through, relation.to);
      const link: Link = {
        from: meantBy(from, model),
        to: meantBy(to, targetModel),
        through: { model: through.name, from: from.name, to: to.name },
      };
      return { name, target, cardinality: "many", required: false, link };
    }
  }
}

/** The field of the target that a key means: the one it references, else the target's id. */
function meantBy(key: FieldSketch, target: ModelSketch): string {
  if (key.references?.model === target.name) return key.references.field;
  const [id] = keysOf(target)[0]?.fields ?? [];
  if (id === undefined) throw new TypeError(`"${target.name}" has no id`);
  return id;
}

function linkOf(from: string, to: string): Link {
  return { from, to, through: null };
}
