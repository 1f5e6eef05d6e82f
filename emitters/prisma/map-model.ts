import type { Field, Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { prismaFieldOf } from "./prisma-field-of.ts";
import type { PrismaProvider } from "./prisma-provider.ts";
import type {
  PrismaEnum,
  PrismaField,
  PrismaKey,
  PrismaModel,
  PrismaSchema,
} from "./schema/prisma-schema.ts";

export interface MappedModel {
  readonly model: Model;
  readonly prisma: PrismaModel;
  /** By our names. */
  readonly fields: ReadonlyMap<string, MappedField>;
  /** Prisma's scalar fields that we do not know. */
  readonly unknown: readonly PrismaField[];
}

export interface MappedField {
  readonly field: Field;
  readonly prisma: PrismaField;
  /** `null` where Prisma keeps the field as something else. */
  readonly enumeration: PrismaEnum | null;
}

/** Our model over Prisma's; throws where Prisma's lacks a field or a key, or keeps a field as something else. */
export function mapModel(
  model: Model,
  prisma: PrismaModel,
  schema: PrismaSchema,
  provider: PrismaProvider,
): MappedModel {
  const fields = new Map<string, MappedField>();
  for (const field of model.fields) {
    const found = prismaFieldOf(prisma, field);
    if (found === null) throw lacking(model, field, `has no field "${field.name}" in ${prisma.name}`);
    if (found.isIgnored)
      throw lacking(model, field, `keeps "${prisma.name}.${found.name}" from its client by @ignore`);
    const enumeration = schema.enums.find((candidate) => candidate.name === found.type) ?? null;
    checkType(model, field, found, enumeration, provider);
    if (field.nullable && !found.isOptional) {
      throw lacking(model, field, `requires "${prisma.name}.${found.name}", which may be null here`);
    }
    const twin = [...fields.values()].find((mapped) => mapped.prisma === found);
    if (twin !== undefined) {
      throw lacking(model, field, `has "${prisma.name}.${found.name}" for "${twin.field.name}" already`);
    }
    fields.set(field.name, { field, prisma: found, enumeration });
  }
  const mapped = { model, prisma, fields, unknown: unknownFields(prisma, schema, fields) };
  requireKeys(mapped);
  return mapped;
}

/** A call by a key touches one row because the key is there, and a second create is refused because it is. */
function requireKeys(mapped: MappedModel): void {
  const { model, prisma } = mapped;
  const missing = model.uniqueKeys.find((key) => keyOver(mapped, key.fields) === null);
  if (missing === undefined) return;
  throw new OrmError(
    "UNSUPPORTED",
    `the Prisma schema has no unique key over ${missing.fields.join(", ")} in ${prisma.name}`,
    { backendKind: "prisma", meta: { model: model.name, target: missing.fields } },
  );
}

function checkType(
  model: Model,
  field: Field,
  prisma: PrismaField,
  enumeration: PrismaEnum | null,
  provider: PrismaProvider,
): void {
  const name = `"${prisma.name}" as ${typeText(prisma)}`;
  if (enumeration === null) {
    if (prisma.type === provider.types[field.kind].type && keepsAll(field, prisma, provider)) return;
    throw lacking(model, field, `has ${name}, which does not hold a ${field.kind} exactly`);
  }
  const values = enumeration.values.map(({ value }) => value);
  const isWhole = field.values?.every((value) => values.includes(value)) === true;
  if (!isWhole) throw lacking(model, field, `has ${name}, which lacks a value of the enumeration`);
}

/** Whether the column's own type, where one is declared, keeps the kind's cells as they are. */
function keepsAll(field: Field, { nativeType }: PrismaField, { types }: PrismaProvider): boolean {
  if (nativeType === null) return true;
  const { native, digits } = types[field.kind];
  const [declared] = nativeType.arguments;
  const longest = Math.max(digits ?? 0, ...(field.values ?? []).map((value) => [...value].length));
  const isWide = declared === undefined || (digits !== null && declared >= longest);
  return isWide && native.includes(nativeType.name);
}

function typeText({ type, nativeType }: PrismaField): string {
  if (nativeType === null) return type;
  const { name, arguments: digits } = nativeType;
  return `${type} @db.${name}${digits.length === 0 ? "" : `(${digits.join(", ")})`}`;
}

function lacking(model: Model, field: Field, what: string): OrmError {
  return new OrmError("MISSING_COLUMN", `${model.name}.${field.name}: the Prisma schema ${what}`, {
    meta: { model: model.name, target: [field.name] },
  });
}

function unknownFields(
  prisma: PrismaModel,
  schema: PrismaSchema,
  fields: ReadonlyMap<string, MappedField>,
): readonly PrismaField[] {
  const known = new Set([...fields.values()].map((mapped) => mapped.prisma));
  const models = new Set(schema.models.map((model) => model.name));
  return prisma.fields.filter((field) => !known.has(field) && !models.has(field.type));
}

/** Prisma's key over the same fields as ours; `null` for none. */
export function keyOver(mapped: MappedModel, fields: readonly string[]): PrismaKey | null {
  const names = fields.map((field) => mapped.fields.get(field)?.prisma.name);
  return (
    mapped.prisma.keys.find(
      (key) => key.fields.length === names.length && key.fields.every((field) => names.includes(field)),
    ) ?? null
  );
}
