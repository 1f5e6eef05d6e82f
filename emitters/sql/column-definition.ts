import type { Catalog, Field, Model } from "../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import { checkName } from "./constraint-names.ts";
import type { Dialect, TableFacts } from "./dialect.ts";
import { quoted } from "./fragment.ts";
import { keyLength } from "./key-length.ts";

/** One line of a `create table`. */
export function columnDefinition(catalog: Catalog, model: Model, field: Field, dialect: Dialect): string {
  const { mark, table } = dialect;
  const type = table.columnType(field, keyLength(catalog, model, field.name));
  if (field.fill.kind === "increment") return `${quoted(field.column, mark)} ${type} ${table.increment}`;
  const parts = [quoted(field.column, mark), type];
  if (!field.nullable) parts.push("not null");
  const value = defaultOf(field, dialect);
  if (value !== null) parts.push(`default ${value}`);
  return parts.join(" ");
}

/** What the database fills in for writers other than us; `null` for nothing. */
export function defaultOf(field: Field, { table }: Dialect): string | null {
  switch (field.fill.kind) {
    case "literal":
      return field.fill.value === null ? null : literalDefault(field.kind, field.fill.value, table);
    case "now":
      return table.now;
    default:
      return null;
  }
}

function literalDefault(kind: FieldKind, cell: NonNullable<Cell>, table: TableFacts): string {
  return table.defaultLiteral(kind, table.literal(kind, cell));
}

/** The condition on a field's column as a named constraint; `null` where the type says it all. */
export function checkClause(catalog: Catalog, model: Model, field: Field, dialect: Dialect): string | null {
  const condition = checkOf(field, dialect);
  const name = quoted(checkName(catalog, model, field.name), dialect.mark);
  return condition === null ? null : `constraint ${name} check (${condition})`;
}

/** What a cell of the column must be, besides what the column's type keeps out; unknown for null, which passes. */
function checkOf(field: Field, { mark, table }: Dialect): string | null {
  const column = quoted(field.column, mark);
  const values = field.values?.map((value) => table.literal("enum", value)) ?? [];
  if (field.kind === "enum" && values.length > 0) return `${column} in (${values.join(", ")})`;
  return table.check(field.kind, column);
}
