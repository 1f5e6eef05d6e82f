import type { Model } from "../../ir/catalog.ts";
import { prismaFieldOf } from "./prisma-field-of.ts";
import type { PrismaModel } from "./schema/prisma-schema.ts";

/** Our model under the names that its table and columns have by the Prisma schema. */
export function physicalModel(model: Model, prisma: PrismaModel, namespace: string | null): Model {
  return Object.freeze({
    ...model,
    table: prisma.table,
    namespace: prisma.namespace ?? namespace,
    fields: Object.freeze(
      model.fields.map((field) => {
        const column = prismaFieldOf(prisma, field)?.column ?? field.column;
        return column === field.column ? field : Object.freeze({ ...field, column });
      }),
    ),
  });
}
