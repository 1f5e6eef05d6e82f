import type { Field } from "../../ir/catalog.ts";
import type { PrismaField, PrismaModel } from "./schema/prisma-schema.ts";

/** The field by its column, which is what both schemas share, else by its name; `null` for none. */
export function prismaFieldOf(prisma: PrismaModel, field: Field): PrismaField | null {
  const scalars = prisma.fields.filter((candidate) => !candidate.isList && candidate.relation === null);
  return (
    scalars.find((candidate) => candidate.column === field.column) ??
    scalars.find((candidate) => candidate.name === field.name) ??
    null
  );
}
