import type { Field, Link, Relation } from "../../ir/catalog.ts";
import { checkMemberName } from "./check-name.ts";
import { invalidSchema } from "./invalid-schema.ts";
import type { ManyToMany, RelationDefinition } from "./relation-definition.ts";
import type { ModelAlone } from "./resolve-model.ts";

/** Every model by name; a map, so that only declared names are found. */
export type ModelsByName = ReadonlyMap<string, ModelAlone>;

/** A relation with its link: the pair of fields that makes two rows related. */
export function resolveRelation(
  name: string,
  definition: RelationDefinition,
  source: ModelAlone,
  models: ModelsByName,
): Relation {
  const path = `${source.name}.relations.${name}`;
  checkMemberName(name, path);
  if (source.fields.some((field) => field.name === name)) throw invalidSchema(path, "is the name of a field");
  const resolve = { models, source, path };
  switch (definition?.kind) {
    case "belongsTo": {
      const target = modelNamed(resolve, definition.target);
      const key = fieldNamed(resolve, source, definition.foreignKey);
      const link = linkOf(key.name, referencedBy(resolve, key, target).name);
      const required = !key.nullable && key.references?.model === target.name && target.expires === null;
      return newRelation(name, target, "one", required, link);
    }
    case "hasOne":
    case "hasMany": {
      const target = modelNamed(resolve, definition.target);
      const key = fieldNamed(resolve, target, definition.foreignKey);
      const link = linkOf(referencedBy(resolve, key, source).name, key.name);
      return newRelation(name, target, definition.kind === "hasOne" ? "one" : "many", false, link);
    }
    case "manyToMany":
      return resolveManyToMany(name, definition, resolve);
    default:
      throw invalidSchema(path, "is not made with belongsTo, hasOne, hasMany or manyToMany");
  }
}

interface Resolve {
  readonly models: ModelsByName;
  readonly source: ModelAlone;
  readonly path: string;
}

function resolveManyToMany(
  name: string,
  definition: ManyToMany<string, string, string, string>,
  resolve: Resolve,
): Relation {
  const target = modelNamed(resolve, definition.target);
  const through = modelNamed(resolve, definition.through);
  const from = fieldNamed(resolve, through, definition.from);
  const to = fieldNamed(resolve, through, definition.to);
  if (from === to) throw invalidSchema(resolve.path, "`from` and `to` must be two fields");
  const link = Object.freeze({
    from: referencedBy(resolve, from, resolve.source).name,
    to: referencedBy(resolve, to, target).name,
    through: Object.freeze({ model: through.name, from: from.name, to: to.name }),
  });
  return newRelation(name, target, "many", false, link);
}

function modelNamed({ models, path }: Resolve, name: string): ModelAlone {
  const model = models.get(name);
  if (model === undefined) throw invalidSchema(path, `there is no model "${name}"`);
  return model;
}

function fieldNamed({ path }: Resolve, model: ModelAlone, name: string): Field {
  const field = model.fields.find((candidate) => candidate.name === name);
  if (field === undefined) throw invalidSchema(path, `there is no field "${model.name}.${name}"`);
  return field;
}

/** The field of `target` that the key means: the one it `.references`, else the target's id. */
function referencedBy(resolve: Resolve, key: Field, target: ModelAlone): Field {
  const named = key.references?.model === target.name ? key.references.field : null;
  const field = fieldNamed(resolve, target, named ?? idOf(resolve, target));
  if (field.kind !== key.kind) {
    throw invalidSchema(
      resolve.path,
      `"${key.name}" is ${key.kind}, but "${target.name}.${field.name}" is ${field.kind}`,
    );
  }
  return field;
}

function idOf({ path }: Resolve, model: ModelAlone): string {
  const [id, ...more] = model.primaryKey;
  if (id === undefined || more.length > 0) {
    throw invalidSchema(path, `"${model.name}" has no id; name a field of it with .references`);
  }
  return id;
}

function linkOf(from: string, to: string): Link {
  return Object.freeze({ from, to, through: null });
}

function newRelation(
  name: string,
  target: ModelAlone,
  cardinality: Relation["cardinality"],
  required: boolean,
  link: Link,
): Relation {
  return Object.freeze({ name, target: target.name, cardinality, required, link });
}
