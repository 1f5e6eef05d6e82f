import type { Catalog, Field, Model } from "../../ir/catalog.ts";
import { checkName } from "./constraint-names.ts";
import type { Dialect } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { keyLength } from "./indexes.ts";

/** One line of a `create table`. */
export function columnDefinition(catalog: Catalog, model: Model, field: Field, dialect: Dialect): string {
  const { mark, table } = dialect;
  const type = table.columnType(field, keyLength(catalog, model, field.name));
  if (field.fill.kind === "increment") return `${quoted(field.column, mark)} ${type} ${table.increment}`;
  const parts = [quoted(field.column, mark), type];
  if (!field.nullable) parts.push("not null");
  const value = defaultOf(field, dialect);
  if (value !== null) parts.push(`default ${value}`);
  const check = checkOf(field, dialect);
  if (check !== null) parts.push(`constraint ${quoted(checkName(model, field.name), mark)} check (${check})`);
  return parts.join(" ");
}

/** What the database fills in for writers other than us; `null` for nothing. */
export function defaultOf(field: Field, { table }: Dialect): string | null {
  switch (field.fill.kind) {
    case "literal":
      return field.fill.value === null ? null : table.literal(field.kind, field.fill.value);
    case "now":
      return table.now;
    default:
      return null;
  }
}

/** What a cell of the column must be, besides what the column's type keeps out; unknown for null, which passes. */
function checkOf(field: Field, { mark, table }: Dialect): string | null {
  const column = quoted(field.column, mark);
  const values = field.values?.map((value) => table.literal("enum", value)) ?? [];
  if (field.kind === "enum" && values.length > 0) return `${column} in (${values.join(", ")})`;
  return table.check(field.kind, column);
}
