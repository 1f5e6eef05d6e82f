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
  /** Fields that Prisma wants a value for and that we do not know. */
  readonly unknownRequired: readonly string[];
}

export interface MappedField {
  readonly field: Field;
  readonly prisma: PrismaField;
  /** `null` where Prisma keeps the field as something else. */
  readonly enumeration: PrismaEnum | null;
}

/** Our model over Prisma's; throws where Prisma's lacks a field, or keeps it as something else. */
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
    const enumeration = schema.enums.find((candidate) => candidate.name === found.type) ?? null;
    checkType(model, field, found, enumeration, provider);
    if (field.nullable && !found.isOptional) {
      throw lacking(model, field, `requires "${prisma.name}.${found.name}", which may be null here`);
    }
    fields.set(field.name, { field, prisma: found, enumeration });
  }
  return { model, prisma, fields, unknownRequired: unknownRequired(prisma, schema, fields) };
}

function checkType(
  model: Model,
  field: Field,
  prisma: PrismaField,
  enumeration: PrismaEnum | null,
  provider: PrismaProvider,
): void {
  const name = `"${prisma.name}" as ${prisma.type}`;
  if (enumeration === null) {
    if (provider.types[field.kind].includes(prisma.type)) return;
    throw lacking(model, field, `has ${name}, which does not hold a ${field.kind} exactly`);
  }
  const values = enumeration.values.map(({ value }) => value);
  const isWhole = field.values?.every((value) => values.includes(value)) === true;
  if (!isWhole) throw lacking(model, field, `has ${name}, which lacks a value of the enumeration`);
}

function lacking(model: Model, field: Field, what: string): OrmError {
  return new OrmError("MISSING_COLUMN", `${model.name}.${field.name}: the Prisma schema ${what}`, {
    meta: { model: model.name, target: [field.name] },
  });
}

function unknownRequired(
  prisma: PrismaModel,
  schema: PrismaSchema,
  fields: ReadonlyMap<string, MappedField>,
): readonly string[] {
  const known = new Set([...fields.values()].map((mapped) => mapped.prisma.name));
  return prisma.fields
    .filter(({ name, isOptional, isList, hasDefault, type }) => {
      const isModel = schema.models.some((model) => model.name === type);
      return !known.has(name) && !isOptional && !isList && !hasDefault && !isModel;
    })
    .map(({ name }) => name);
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
