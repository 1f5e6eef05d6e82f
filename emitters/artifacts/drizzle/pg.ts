import type { Field } from "../../../ir/catalog.ts";
import { type DrizzleColumn, type DrizzleDialect, enumOptions } from "./drizzle-dialect.ts";

export const drizzlePg: DrizzleDialect = {
  module: "drizzle-orm/pg-core",
  table: "pgTable",
  namespace: "pgSchema",
  defaultNamespace: "public",
  anyColumn: "AnyPgColumn",
  preamble: () => [],
  column,
  numbered: ".generatedByDefaultAsIdentity()",
  defaultNow: ".defaultNow()",
};

function column(field: Field): DrizzleColumn {
  switch (field.kind) {
    case "string":
      return { type: "text", options: "" };
    case "enum":
      return { type: "text", options: enumOptions(field) };
    case "boolean":
      return { type: "boolean", options: "" };
    case "integer":
      return { type: "integer", options: "" };
    case "bigint":
      return { type: "bigint", options: '{ mode: "bigint" }' };
    case "decimal":
      return { type: "numeric", options: "" };
    case "datetime":
      return { type: "timestamp", options: '{ withTimezone: true, precision: 3, mode: "date" }' };
    case "json":
      return { type: "jsonb", options: "" };
  }
}
