import type { Field } from "../../../ir/catalog.ts";
import type { Cell, FieldKind } from "../../../ir/field-kind.ts";
import type { TableFacts } from "../dialect.ts";
import type { SqlCodec } from "../sql-codec.ts";
import { textLiteral } from "../text-literal.ts";

/** Bytes of an InnoDB key are 3,072, and a character may take four. */
const KEY_CHARACTERS_MAX = 768;
const KEY_TEXT_MAX = 255;

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
      if (keyLength === 0 || kind !== "string") return codecs[kind].type;
      return `varchar(${Math.min(KEY_TEXT_MAX, Math.floor(KEY_CHARACTERS_MAX / keyLength))})`;
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
