import type { Field } from "../../ir/catalog.ts";
import type { PrismaField, PrismaModel } from "./schema/prisma-schema.ts";

/** The field by its name, else by its column; `null` for none. */
export function prismaFieldOf(prisma: PrismaModel, field: Field): PrismaField | null {
  const isScalar = (candidate: PrismaField): boolean => !candidate.isList && candidate.relation === null;
  return (
    prisma.fields.find((candidate) => candidate.name === field.name && isScalar(candidate)) ??
    prisma.fields.find((candidate) => candidate.column === field.column && isScalar(candidate)) ??
    null
  );
}
