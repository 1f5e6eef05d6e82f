import type { Comparison } from "../../../ir/predicate/compare.ts";
import { type Fragment, sql, word } from "../fragment.ts";
import { isEquality, plainCodec, plainCompare, plainOrder } from "../plain-codec.ts";
import type { OrderTerm, SqlCodec, StoredColumn } from "../sql-codec.ts";
import type { TextStorage } from "../text-storage.ts";

/** The bytes of UTF-8, also of a column that is in another character set. */
export const bytesOf = (text: Fragment) => sql`cast(convert(${text} using utf8mb4) as binary)`;

/** What differs between the databases of this family in how they compare text. */
export interface MysqlTextFacts {
  /** The collation that compares by code point and does not pad. */
  readonly collation: string;
  /** Equality with the column of another table where neither tells how it is kept. */
  readonly link: (to: Fragment, from: Fragment) => Fragment;
}

export type MysqlTextCodec = Pick<SqlCodec, "bind" | "project" | "nest" | "compare" | "order"> &
  Required<Pick<SqlCodec, "link" | "exact">>;

/**
 * A column in our collation is compared as it is. One that the application made may fold case and accents,
 * pad, or be in another character set. Equality then asks twice: the plain comparison, by the column's own
 * collation, which an index serves, and one of the bytes. Ranges and orders name our collation, which no
 * index of such a column serves.
 */
export function mysqlTextCodec({ collation, link }: MysqlTextFacts): MysqlTextCodec {
  const isOurs = (storage: TextStorage | null) => storage?.collation === collation && !storage.enumerated;
  const inOurs = (text: Fragment) => sql`convert(${text} using utf8mb4) collate ${word(collation)}`;
  return {
    ...plainCodec,
    compare(op: Comparison, column: Fragment, value: Fragment, storage: TextStorage | null): Fragment {
      if (isOurs(storage)) return plainCompare(op, column, value);
      if (!isEquality(op)) return plainCompare(op, column, inOurs(value));
      const plain = plainCompare(op, column, asStored(value, storage));
      const bytes = plainCompare(op, bytesOf(column), bytesOf(value));
      return op === "eq" ? sql`(${plain} and ${bytes})` : sql`(${plain} or ${bytes})`;
    },
    link(to: StoredColumn, from: StoredColumn): Fragment {
      if (to.storage === null) return link(to.column, from.column);
      if (isOurs(to.storage)) {
        return plainCompare("eq", to.column, isOurs(from.storage) ? from.column : inOurs(from.column));
      }
      const plain = plainCompare("eq", to.column, asStored(from.column, to.storage));
      return sql`(${plain} and ${plainCompare("eq", bytesOf(to.column), bytesOf(from.column))})`;
    },
    exact: ({ column, storage }: StoredColumn) => (isOurs(storage) ? column : inOurs(column)),
    order: (column: Fragment, storage: TextStorage | null): readonly OrderTerm[] =>
      plainOrder(isOurs(storage) ? column : inOurs(column)),
  };
}

/**
 * The text as a value of the column's character set and collation. A character that the set has not becomes
 * a question mark; MySQL refuses to do that to a parameter itself, so it is made a text of UTF-8 before.
 */
export function asStored(text: Fragment, storage: TextStorage | null): Fragment {
  if (storage === null) return text;
  const { characterSet, collation } = storage;
  const unicode = sql`convert(${text} using utf8mb4)`;
  const stored = characterSet === "utf8mb4" ? unicode : sql`convert(${unicode} using ${word(characterSet)})`;
  return sql`${stored} collate ${word(collation)}`;
}
