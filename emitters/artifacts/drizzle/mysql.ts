import type { Field } from "../../../ir/catalog.ts";
import { keyTextLength } from "../../sql/dialects/mysql-key-text.ts";
import { typescriptText } from "../typescript-text.ts";
import type { DrizzleColumn, DrizzleDialect } from "./drizzle-dialect.ts";

export const drizzleMysql: DrizzleDialect = {
  module: "drizzle-orm/mysql-core",
  table: "mysqlTable",
  namespace: "mysqlSchema",
  defaultNamespace: null,
  anyColumn: "AnyMySqlColumn",
  preamble: () => [],
  column,
  numbered: ".autoincrement()",
  defaultNow: ".$defaultFn(() => new Date())",
};

function column(field: Field, keyLength: number): DrizzleColumn {
  switch (field.kind) {
    case "string":
      // There are no keys over texts of any length.
      if (keyLength === 0) return { type: "longtext", options: "" };
      return { type: "varchar", options: `{ length: ${keyTextLength(keyLength)} }` };
    case "enum": {
      const values = field.values?.map(typescriptText).join(", ") ?? "";
      return { type: "varchar", options: `{ length: ${keyTextLength(keyLength)}, enum: [${values}] }` };
    }
    case "boolean":
      return { type: "boolean", options: "" };
    case "integer":
      return { type: "int", options: "" };
    case "bigint":
      return { type: "bigint", options: '{ mode: "bigint" }' };
    case "decimal":
      return { type: "decimal", options: "{ precision: 65, scale: 30 }" };
    case "datetime":
      return { type: "datetime", options: '{ fsp: 3, mode: "date" }' };
    case "json":
      return { type: "json", options: "" };
  }
}
