import type { Cell, FieldKind } from "./field-kind.ts";

/**
 * What a schema declares, resolved and validated: every name a plan may mention. Frozen plain data.
 * The functions an application gave as defaults are not data; they live beside the catalog, keyed
 * `model.field`, and the catalog only says `{ kind: "computed" }`.
 */
export interface Catalog {
  /** By model name; an object without a prototype, so that a lookup finds declared names only. */
  readonly models: Readonly<Record<string, Model>>;
}

export interface Model {
  readonly name: string;
  readonly table: string;
  /** The database schema (namespace) of the table, where one was named. */
  readonly namespace: string | null;
  readonly fields: readonly Field[];
  /** The fields that identify a row: the id, or the first unique key without nullable fields. */
  readonly primaryKey: readonly string[];
  /** Every unique key, the primary key first. */
  readonly uniqueKeys: readonly UniqueKey[];
  readonly indexes: readonly Index[];
  readonly relations: readonly Relation[];
  /** The datetime field from whose instant on a row is absent, null meaning never; `null` where rows stay. */
  readonly expires: string | null;
  readonly description: string | null;
}

export interface Field {
  readonly name: string;
  readonly column: string;
  readonly kind: FieldKind;
  readonly nullable: boolean;
  /** Declared values of an enum in declared order; `null` for every other kind. */
  readonly values: readonly string[] | null;
  readonly fill: Fill;
  readonly references: FieldReference | null;
  readonly description: string | null;
}

/** Where the value comes from when `create` does not give one. */
export type Fill =
  | { readonly kind: "required" }
  | { readonly kind: "null" }
  | { readonly kind: "literal"; readonly value: Cell }
  | { readonly kind: "now" }
  | { readonly kind: "uuid" }
  | { readonly kind: "computed" }
  /** Assigned by the database, ascending. */
  | { readonly kind: "increment" };

export interface FieldReference {
  readonly model: string;
  readonly field: string;
}

export interface UniqueKey {
  /** Name in a nested `where`: the declared name, or the fields joined by `_`. */
  readonly name: string;
  readonly fields: readonly string[];
}

export interface Index {
  readonly name: string;
  readonly fields: readonly string[];
}

export interface Relation {
  readonly name: string;
  readonly target: string;
  readonly cardinality: Cardinality;
  /** A to-one whose row must exist: a `belongsTo` over a required key that references a target which does not expire. */
  readonly required: boolean;
  readonly link: Link;
}

export type Cardinality = "one" | "many";

/** Related rows are those with `target.to = source.from`, or that a `through` row connects. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly through: ThroughLink | null;
}

/** `through.from = source.from and through.to = target.to`; a pair connected twice counts once. */
export interface ThroughLink {
  readonly model: string;
  readonly from: string;
  readonly to: string;
}

/** The named model; throws a `TypeError` for a name that no catalog check let through. */
export function modelOf(catalog: Catalog, name: string): Model {
  const model = catalog.models[name];
  if (model === undefined) throw new TypeError(`no model "${name}" in the catalog`);
  return model;
}

export function fieldOf(model: Model, name: string): Field {
  for (const field of model.fields) if (field.name === name) return field;
  throw new TypeError(`no field "${model.name}.${name}" in the catalog`);
}

export function relationOf(model: Model, name: string): Relation {
  const relation = model.relations.find((candidate) => candidate.name === name);
  if (relation === undefined) throw new TypeError(`no relation "${model.name}.${name}" in the catalog`);
  return relation;
}
