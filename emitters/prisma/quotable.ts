import type { Model } from "../../ir/catalog.ts";
import type { PrismaProvider } from "./prisma-provider.ts";

/** Whether Prisma's own statements can name the table and its columns: it puts its mark around a name as it is. */
export function isQuotable({ namespace, table, fields }: Model, { mark }: PrismaProvider): boolean {
  const names = [namespace ?? "", table, ...fields.map((field) => field.column)];
  return !names.some((name) => name.includes(mark));
}
