import type { Field, FieldReference } from "../../../ir/catalog.ts";

/**
 * A schema as plain data. The same sketch makes the schema under test, through the public builders, and
 * the oracle's catalog; so neither is derived from the other.
 */
export interface SchemaSketch {
  readonly models: readonly ModelSketch[];
}

export interface ModelSketch {
  readonly name: string;
  readonly table: string;
  readonly fields: readonly FieldSketch[];
  readonly uniques: readonly KeySketch[];
  readonly indexes: readonly (readonly string[])[];
  readonly relations: readonly RelationSketch[];
  /** The field of expiry, where rows end. */
  readonly expires?: string;
}

export interface FieldSketch {
  readonly name: string;
  readonly kind: Field["kind"];
  readonly role: FieldRole;
  readonly nullable: boolean;
  readonly unique: boolean;
  readonly fill: FillSketch;
  readonly column: string | null;
  readonly values: readonly string[] | null;
  readonly references: FieldReference | null;
}

export type FieldRole = "plain" | "uuidId" | "generateId" | "integerId" | "incrementId";

/** `computed` is a function that always answers the value, so that the oracle can know it. */
export type FillSketch =
  | { readonly kind: "none" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "computed"; readonly value: unknown }
  | { readonly kind: "now" };

export interface KeySketch {
  readonly fields: readonly string[];
  readonly name: string | null;
}

export type RelationSketch =
  | {
      readonly kind: "belongsTo" | "hasOne" | "hasMany";
      readonly name: string;
      readonly target: string;
      readonly foreignKey: string;
    }
  | {
      readonly kind: "manyToMany";
      readonly name: string;
      readonly target: string;
      readonly through: string;
      readonly from: string;
      readonly to: string;
    };

export function sketchOf(schema: SchemaSketch, model: string): ModelSketch {
  const found = schema.models.find((candidate) => candidate.name === model);
  if (found === undefined) throw new TypeError(`the sketch has no model "${model}"`);
  return found;
}

export function fieldSketch(model: ModelSketch, name: string): FieldSketch {
  const found = model.fields.find((candidate) => candidate.name === name);
  if (found === undefined) throw new TypeError(`the sketch has no field "${model.name}.${name}"`);
  return found;
}

/** Every unique key as its fields, the primary key first. */
export function keysOf(model: ModelSketch): readonly KeySketch[] {
  const single = model.fields
    .filter((field) => field.unique && field.role === "plain")
    .map((field) => ({ fields: [field.name], name: null }));
  const keys: KeySketch[] = [...single, ...model.uniques];
  const id = model.fields.find((field) => field.role !== "plain");
  if (id !== undefined) return [{ fields: [id.name], name: null }, ...keys];
  const primary = keys.find((key) => key.fields.every((name) => !fieldSketch(model, name).nullable));
  if (primary === undefined) throw new TypeError(`the sketch of "${model.name}" has no primary key`);
  return [primary, ...keys.filter((key) => key !== primary)];
}

export function keyName(key: KeySketch): string {
  return key.name ?? key.fields.join("_");
}
