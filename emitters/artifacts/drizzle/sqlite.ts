import type { Field } from "../../../ir/catalog.ts";
import type { FieldKind } from "../../../ir/field-kind.ts";
import { type DrizzleColumn, type DrizzleDialect, enumOptions } from "./drizzle-dialect.ts";

export const drizzleSqlite: DrizzleDialect = {
  module: "drizzle-orm/sqlite-core",
  table: "sqliteTable",
  namespace: null,
  defaultNamespace: null,
  anyColumn: "AnySQLiteColumn",
  preamble,
  column,
  numbered: "",
  defaultNow: ".$defaultFn(() => new Date())",
};

/** Types of the library's own: Drizzle would keep instants and big integers as other values. */
function preamble(kinds: ReadonlySet<FieldKind>): readonly string[] {
  const lines: string[] = [];
  if (kinds.has("datetime")) {
    lines.push(
      "const instant = customType<{ data: Date; driverData: string }>({",
      '  dataType: () => "text",',
      "  toDriver: (value) => value.toISOString(),",
      "  fromDriver: (value) => new Date(value),",
      "});",
    );
  }
  if (kinds.has("bigint")) {
    lines.push(
      "const bigInteger = customType<{ data: bigint; driverData: number | bigint }>({",
      '  dataType: () => "integer",',
      "  toDriver: (value) => value,",
      "  fromDriver: (value) => BigInt(value),",
      "});",
    );
  }
  return lines;
}

function column(field: Field): DrizzleColumn {
  switch (field.kind) {
    case "string":
    case "decimal":
      return { type: "text", options: "" };
    case "enum":
      return { type: "text", options: enumOptions(field) };
    case "boolean":
      return { type: "integer", options: '{ mode: "boolean" }' };
    case "integer":
      return { type: "integer", options: "" };
    case "bigint":
      return { type: "bigInteger", options: "" };
    case "datetime":
      return { type: "instant", options: "" };
    case "json":
      return { type: "text", options: '{ mode: "json" }' };
  }
}
