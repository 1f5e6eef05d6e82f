import { fieldOf, type Model } from "../../../ir/catalog.ts";
import { prismaText } from "./prisma-text.ts";

/** Says what the database calls a constraint, where Prisma would call it otherwise. */
export function mapOf(
  name: string,
  model: Model,
  fields: readonly string[],
  suffix: "key" | "idx" | "fkey",
): readonly string[] {
  const columns = fields.map((field) => fieldOf(model, field).column);
  return name === [model.table, ...columns, suffix].join("_") ? [] : [`map: ${prismaText(name)}`];
}
