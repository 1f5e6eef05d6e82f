import { type Catalog, type Field, type Model, modelOf } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import { uniqueConstraintName } from "../../sql/constraint-names.ts";
import { textOfInstant } from "../../sql/instant-text.ts";
import { keyLength } from "../../sql/key-length.ts";
import { mapOf } from "./constraint-map.ts";
import type { PrismaNames } from "./prisma-names.ts";
import type { ProviderFacts } from "./prisma-provider.ts";
import { prismaDescription, prismaText } from "./prisma-text.ts";

export interface FieldContext {
  readonly catalog: Catalog;
  readonly names: PrismaNames;
  readonly provider: ProviderFacts;
}

/** The lines of one scalar field. */
export function prismaField(context: FieldContext, model: Model, field: Field): readonly string[] {
  const name = context.names.member(model, field.name);
  const [type = "String", ...native] = typeOf(context, model, field).split(" ");
  const attributes = [...keyAttributes(context.catalog, model, field), ...defaultOf(context, field)];
  if (name !== field.column) attributes.push(`@map(${prismaText(field.column)})`);
  const line = [name, field.nullable ? `${type}?` : type, ...attributes, native.join(" ")];
  return [...prismaDescription(field.description), line.join(" ").trimEnd()];
}

function typeOf({ catalog, names, provider }: FieldContext, model: Model, field: Field): string {
  const enumeration = names.enumeration(field);
  if (enumeration !== null) return enumeration.name;
  const { keyText, types } = provider;
  if (keyText === null || field.kind !== "string") return types[field.kind];
  const columns = keyLength(catalog, model, field.name);
  return columns > 0 ? keyText(columns) : types.string;
}

function keyAttributes(catalog: Catalog, model: Model, field: Field): readonly string[] {
  if (model.primaryKey.length === 1 && model.primaryKey[0] === field.name) return ["@id"];
  const key = model.uniqueKeys.find(({ fields }) => fields.length === 1 && fields[0] === field.name);
  if (key === undefined) return [];
  const map = mapOf(uniqueConstraintName(catalog, model, key), model, key.fields, "key");
  return [map.length === 0 ? "@unique" : `@unique(${map.join(", ")})`];
}

function defaultOf({ names, provider }: FieldContext, field: Field): readonly string[] {
  switch (field.fill.kind) {
    case "now":
      return ["@default(now())"];
    case "uuid":
      return ["@default(uuid(7))"];
    case "increment":
      return ["@default(autoincrement())"];
    case "literal": {
      const { value } = field.fill;
      if (value === null) return [];
      const enumeration = names.enumeration(field);
      const named = enumeration?.values.find((candidate) => candidate.value === value)?.name;
      return [`@default(${named ?? literal(provider, field.kind, value)})`];
    }
    default:
      return [];
  }
}

function literal(provider: ProviderFacts, kind: FieldKind, value: NonNullable<Cell>): string {
  switch (kind) {
    case "json":
      return prismaText(JSON.stringify(value));
    case "datetime":
      return prismaText(textOfInstant(Number(value)));
    case "decimal":
      return provider.types.decimal === "String" ? prismaText(String(value)) : String(value);
    case "boolean":
    case "integer":
    case "bigint":
      return String(value);
    default:
      return prismaText(String(value));
  }
}

/** The model that a relation's side leads to. */
export function prismaTarget(context: FieldContext, name: string): string {
  return context.names.model(modelOf(context.catalog, name));
}
