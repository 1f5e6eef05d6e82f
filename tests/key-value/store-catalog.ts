import type { Catalog, Field, Fill, Index, Model, UniqueKey } from "../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";

interface FieldOptions {
  readonly nullable?: boolean;
  readonly fill?: Fill;
  readonly references?: { readonly model: string; readonly field: string };
  readonly values?: readonly string[];
}

export function field(name: string, kind: FieldKind, options: FieldOptions = {}): Field {
  const nullable = options.nullable ?? false;
  return {
    name,
    column: name,
    kind,
    nullable,
    values: options.values ?? null,
    fill: options.fill ?? { kind: nullable ? "null" : "required" },
    references: options.references ?? null,
    description: null,
  };
}

export function literal(value: Cell): Fill {
  return { kind: "literal", value };
}

export function model(
  name: string,
  fields: readonly Field[],
  uniqueKeys: readonly UniqueKey[],
  indexes: readonly Index[] = [],
): Model {
  return {
    name,
    table: name,
    namespace: null,
    fields,
    primaryKey: uniqueKeys[0]?.fields ?? [],
    uniqueKeys,
    indexes,
    relations: [],
    expires: null,
    description: null,
  };
}

export function key(...fields: readonly string[]): UniqueKey {
  return { name: fields.join("_"), fields };
}

export function catalogOf(...models: readonly Model[]): Catalog {
  const byName: Record<string, Model> = Object.create(null);
  for (const each of models) byName[each.name] = each;
  return { models: byName };
}

/** A bucket of the walkthrough's rate limiter. */
export const bucket = model(
  "bucket",
  [
    field("id", "string"),
    field("scope", "string"),
    field("identifier", "string"),
    field("remaining", "integer"),
    field("resetAt", "datetime"),
  ],
  [key("id"), key("scope", "identifier")],
);

/** Every kind, null in most places, indexes in the order of every kind, and one over a reference. */
export const item = model(
  "item",
  [
    field("id", "string"),
    field("slug", "string", { nullable: true }),
    field("ownerId", "string", { nullable: true, references: { model: "owner", field: "id" } }),
    field("count", "integer", { nullable: true }),
    field("big", "bigint", { nullable: true }),
    field("price", "decimal", { nullable: true }),
    field("flag", "boolean", { nullable: true }),
    field("level", "enum", { nullable: true, values: ["low", "high"] }),
    field("at", "datetime", { nullable: true }),
    field("data", "json", { nullable: true }),
  ],
  [key("id"), key("slug"), key("count", "level")],
  [
    { name: "by_flag_level", fields: ["flag", "level"] },
    { name: "by_owner_at", fields: ["ownerId", "at"] },
    { name: "by_price", fields: ["price"] },
    { name: "by_big_count", fields: ["big", "count"] },
    { name: "by_slug", fields: ["slug"] },
  ],
);

/** Numbered by the store. */
export const ticket = model(
  "ticket",
  [
    field("number", "integer", { fill: { kind: "increment" } }),
    field("title", "string", { fill: literal("untitled") }),
  ],
  [key("number")],
);

export const storeCatalog = catalogOf(bucket, item, ticket);
