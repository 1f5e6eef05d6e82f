import type { Field } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import type { TableFacts } from "../dialect.ts";
import type { SqlCodec } from "../sql-codec.ts";
import { textLiteral } from "../text-literal.ts";
import { isText } from "../text-storage.ts";
import { keyTextLength } from "./mysql-key-text.ts";

const utf8 = new TextEncoder();

/**
 * In hexadecimal where the session's mode decides what a backslash means, and where MariaDB loses the
 * characters beyond the basic plane when it stores a condition.
 */
function literalText(text: string): string {
  if (/^[ -[\]-~]*$/.test(text)) return textLiteral(text);
  const digits = Array.from(utf8.encode(text), (byte) => byte.toString(16).padStart(2, "0"));
  return `convert(x'${digits.join("")}' using utf8mb4)`;
}

export function mysqlTables(
  codecs: Readonly<Record<FieldKind, SqlCodec>>,
  collation: string,
  addForeignKey: NonNullable<TableFacts["addForeignKey"]>,
): TableFacts {
  return Object.freeze({
    namespaces: true,
    referencesFromOwnSchema: true,
    columnType({ kind }: Field, keyLength: number) {
      if (keyLength === 0 || !isText(kind)) return codecs[kind].type;
      return `varchar(${keyTextLength(keyLength)})`;
    },
    increment: "not null auto_increment",
    incrementIsPrimaryKey: false,
    check: (kind: FieldKind, column: string) => (kind === "boolean" ? `${column} in (0, 1)` : null),
    literal(kind: FieldKind, cell: NonNullable<Cell>) {
      const value = codecs[kind].encode(cell);
      return typeof value === "number" || kind === "bigint" ? String(value) : literalText(value);
    },
    // A long text takes an expression only.
    defaultLiteral: (_kind: FieldKind, literal: string) => `(${literal})`,
    now: "(utc_timestamp(3))",
    options: ` character set utf8mb4 collate ${collation}`,
    indexesInTable: true,
    addForeignKey,
    deferred: null,
  });
}
