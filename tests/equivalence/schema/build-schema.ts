import {
  belongsTo,
  bigint,
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  type FieldBuilder,
  hasMany,
  hasOne,
  id,
  index,
  integer,
  json,
  manyToMany,
  model,
  numericId,
  string,
  unique,
} from "../../../compiler/schema/index.ts";
import type { FieldType } from "../../../compiler/types/field-type.ts";
import type { FieldSketch, ModelSketch, RelationSketch, SchemaSketch } from "./sketch.ts";

type AnyBuilder = FieldBuilder<FieldType>;

/** The schema under test, declared as an application would. */
export function buildSchema(schema: SchemaSketch) {
  return defineSchema(Object.fromEntries(schema.models.map((sketch) => [sketch.name, buildModel(sketch)])));
}

export type BuiltSchema = ReturnType<typeof buildSchema>;

function buildModel(sketch: ModelSketch) {
  return model({
    table: sketch.table,
    fields: Object.fromEntries(sketch.fields.map((field) => [field.name, buildField(field)])),
    relations: Object.fromEntries(
      sketch.relations.map((relation) => [relation.name, buildRelation(relation)]),
    ),
    unique: sketch.uniques.map(({ fields, name }) =>
      name === null ? unique(atLeastOne(fields)) : unique(atLeastOne(fields), { name }),
    ),
    indexes: sketch.indexes.map((fields) => index(atLeastOne(fields))),
    ...(sketch.expires === undefined ? {} : { expires: sketch.expires as never }),
  });
}

function atLeastOne(fields: readonly string[]): [string, ...string[]] {
  const [first, ...rest] = fields;
  if (first === undefined) throw new TypeError("a key needs a field");
  return [first, ...rest];
}

function buildField(sketch: FieldSketch): AnyBuilder {
  let builder: AnyBuilder = sketch.fill.kind === "now" ? datetime().defaultNow() : newBuilder(sketch);
  if (sketch.unique) builder = builder.unique();
  if (sketch.nullable) builder = builder.nullable();
  if (sketch.fill.kind === "value") builder = builder.default(sketch.fill.value);
  const { fill, role } = sketch;
  if (fill.kind === "computed" && role === "plain") builder = builder.default(() => fill.value);
  if (sketch.references !== null) {
    builder = builder.references(`${sketch.references.model}.${sketch.references.field}`);
  }
  return sketch.column === null ? builder : builder.map(sketch.column);
}

function newBuilder(sketch: FieldSketch): AnyBuilder {
  const { fill, role } = sketch;
  if (role === "uuidId") return id();
  if (role === "integerId") return id({ type: "integer" });
  if (role === "incrementId") return numericId();
  if (role === "generateId") {
    return id({ generate: () => (fill.kind === "computed" ? String(fill.value) : "") });
  }
  switch (sketch.kind) {
    case "string":
      return string();
    case "enum":
      return enumeration(sketch.values ?? []);
    case "boolean":
      return boolean();
    case "integer":
      return integer();
    case "bigint":
      return bigint();
    case "decimal":
      return decimal();
    case "datetime":
      return datetime();
    case "json":
      return json();
  }
}

function buildRelation(relation: RelationSketch) {
  switch (relation.kind) {
    case "belongsTo":
      return belongsTo(relation.target, { foreignKey: relation.foreignKey });
    case "hasOne":
      return hasOne(relation.target, { foreignKey: relation.foreignKey });
    case "hasMany":
      return hasMany(relation.target, { foreignKey: relation.foreignKey });
    case "manyToMany": {
      const { through, from, to } = relation;
      return manyToMany(relation.target, { through, from, to });
    }
  }
}
