import type { Field } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import type { TableFacts } from "../dialect.ts";
import { textLiteral } from "../text-literal.ts";
import { sqliteCodecs } from "./sqlite-codecs.ts";

/** SQLite's columns take any value; these conditions make them keep to their kind. */
function check(kind: FieldKind, column: string): string | null {
  switch (kind) {
    case "boolean":
      return `${column} in (0, 1)`;
    case "integer":
      return `${column} is null or typeof(${column}) = 'integer' and ${column} between -2147483648 and 2147483647`;
    case "bigint":
      return `${column} is null or typeof(${column}) = 'integer'`;
    default:
      return null;
  }
}

function literal(kind: FieldKind, cell: NonNullable<Cell>): string {
  const value = sqliteCodecs[kind].encode(cell);
  if (kind === "bigint" || typeof value === "number") return String(value);
  return textLiteral(value);
}

export const sqliteTables: TableFacts = Object.freeze({
  namespaces: false,
  referencesFromOwnSchema: false,
  columnType: (field: Field) => sqliteCodecs[field.kind].type,
  increment: "primary key autoincrement",
  incrementIsPrimaryKey: true,
  check,
  literal,
  defaultLiteral: (_kind: FieldKind, text: string) => text,
  now: "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
  options: "",
  indexesInTable: false,
  deferred: "deferrable initially deferred",
  addForeignKey: null,
});
