import type { Field, Index, UniqueKey } from "../../ir/catalog.ts";
import { checkIdentifier, checkMemberName } from "./check-name.ts";
import { invalidSchema } from "./invalid-schema.ts";
import type { AnyIndex, AnyModel, AnyUnique } from "./model-definition.ts";

/** A model's fields by name; a map, so that only declared names are found. */
export type FieldsByName = ReadonlyMap<string, Field>;

/** Every unique key, the primary key first. */
export function resolveUniqueKeys(model: string, definition: AnyModel, fields: FieldsByName): UniqueKey[] {
  const id = idOf(model, definition);
  const keys = uniqueFields(definition)
    .filter((name) => name !== id)
    .map((name) => singleKey(model, name, fields));
  if (id !== null) keys.unshift(singleKey(model, id, fields));
  for (const [path, declared] of declarations(model, definition, "unique")) {
    const key = resolveUnique(declared, fields, path);
    if (keys.some((other) => other.name === key.name)) {
      throw invalidSchema(path, `another key is called "${key.name}"`);
    }
    if (Object.hasOwn(definition.relations, key.name)) {
      throw invalidSchema(path, `"${key.name}" is the name of a relation`);
    }
    keys.push(key);
  }
  const primary =
    id !== null ? keys[0] : keys.find((key) => key.fields.every((name) => isRequired(fields, name)));
  if (primary === undefined) {
    throw invalidSchema(model, "needs an id, or a unique key without nullable fields");
  }
  return [primary, ...keys.filter((key) => key !== primary)];
}

export function resolveIndexes(model: string, definition: AnyModel, fields: FieldsByName): readonly Index[] {
  const indexes: Index[] = [];
  for (const [path, declared] of declarations(model, definition, "indexes")) {
    const names = resolveKeyFields(declared, "index", fields, path);
    if (declared.name !== null) checkIdentifier(declared.name, "name", path);
    const name = declared.name ?? names.join("_");
    if (indexes.some((other) => other.name === name)) {
      throw invalidSchema(path, `another index is called "${name}"`);
    }
    indexes.push(Object.freeze({ name, fields: names }));
  }
  return Object.freeze(indexes);
}

function idOf(model: string, definition: AnyModel): string | null {
  const ids = Object.keys(definition.fields).filter((name) => definition.fields[name]?.["~field"].isId);
  if (ids.length > 1) throw invalidSchema(`${model}.fields.${ids[1]}`, `"${ids[0]}" is the id already`);
  return ids[0] ?? null;
}

function uniqueFields(definition: AnyModel): string[] {
  return Object.keys(definition.fields).filter((name) => definition.fields[name]?.["~field"].unique);
}

function singleKey(model: string, name: string, fields: FieldsByName): UniqueKey {
  if (fields.get(name)?.kind === "json") {
    throw invalidSchema(`${model}.fields.${name}`, "is JSON, which cannot be a key");
  }
  return newKey(name, [name]);
}

function isRequired(fields: FieldsByName, name: string): boolean {
  return fields.get(name)?.nullable === false;
}

/** Both places where keys may be written, with their paths, in the order written. */
function declarations(model: string, definition: AnyModel, list: "unique"): [string, AnyUnique][];
function declarations(model: string, definition: AnyModel, list: "indexes"): [string, AnyIndex][];
function declarations(
  model: string,
  definition: AnyModel,
  list: "unique" | "indexes",
): [string, AnyUnique | AnyIndex][] {
  const found: [string, AnyUnique | AnyIndex][] = [];
  definition[list].forEach((key, at) => void found.push([`${model}.${list}[${at}]`, key]));
  definition.constraints[list].forEach(
    (key, at) => void found.push([`${model}.constraints.${list}[${at}]`, key]),
  );
  return found;
}

function resolveUnique(declared: AnyUnique, fields: FieldsByName, path: string): UniqueKey {
  const names = resolveKeyFields(declared, "unique", fields, path);
  const name = declared.name ?? names.join("_");
  checkMemberName(name, path);
  if (declared.name !== null) checkIdentifier(declared.name, "name", path);
  const isOwnField = names.length === 1 && names[0] === name;
  if (fields.has(name) && !isOwnField) throw invalidSchema(path, `"${name}" is the name of a field`);
  return newKey(name, names);
}

function resolveKeyFields(
  declared: AnyUnique | AnyIndex,
  kind: "unique" | "index",
  fields: FieldsByName,
  path: string,
): readonly string[] {
  if (declared?.kind !== kind || !Array.isArray(declared.fields)) {
    throw invalidSchema(path, `is not made with ${kind}([…])`);
  }
  const names: string[] = [...declared.fields];
  if (names.length === 0) throw invalidSchema(path, "names no field");
  if (new Set(names).size !== names.length) throw invalidSchema(path, "names a field twice");
  for (const name of names) {
    const field = fields.get(name);
    if (field === undefined) throw invalidSchema(path, `there is no field "${name}"`);
    if (field.kind === "json") throw invalidSchema(path, `"${name}" is JSON, which cannot be a key`);
  }
  return Object.freeze(names);
}

function newKey(name: string, fields: readonly string[]): UniqueKey {
  return Object.freeze({ name, fields: Object.freeze([...fields]) });
}
