import type { FieldKind } from "../../../ir/field-kind.ts";
import type { Comparison } from "../../../ir/predicate/compare.ts";
import { type Fragment, sql } from "../fragment.ts";
import { plainCodec, plainCompare, plainOrder } from "../plain-codec.ts";
import type { SqlCodec, StoredColumn } from "../sql-codec.ts";
import type { TextStorage } from "../text-storage.ts";

/**
 * A column of a table that others made may be declared to fold case or to drop spaces at the end, and hands that
 * on through sub-selects. So it is named how to compare: an index of a column that is declared without a
 * collation, as ours are, serves that as well; one of a column that folds does not, and equality asks by it first.
 */
function byCodePoint(column: Fragment): Fragment {
  return sql`${column} collate binary`;
}

/** Kinds whose values are told apart by letters in either case, or by spaces. */
const FOLDED: ReadonlySet<FieldKind> = new Set<FieldKind>(["string", "enum", "json"]);

export function isFolded(kind: FieldKind): boolean {
  return FOLDED.has(kind);
}

/** Of a column that was named in a sub-select already. */
export const BY_CODE_POINT: TextStorage = Object.freeze({
  characterSet: "utf-8",
  collation: "binary",
  enumerated: false,
  length: Number.POSITIVE_INFINITY,
});

/** The column of the kind as what it is compared as. */
export function compared(kind: FieldKind, column: Fragment, storage: TextStorage | null): Fragment {
  return isFolded(kind) && storage !== BY_CODE_POINT ? byCodePoint(column) : column;
}

type TextCodec = Pick<SqlCodec, "bind" | "project" | "nest" | "compare" | "exact" | "order">;

export const sqliteJsonTextCodec: TextCodec = Object.freeze({
  ...plainCodec,
  compare: (op: Comparison, column: Fragment, value: Fragment, storage: TextStorage | null) =>
    plainCompare(op, compared("json", column, storage), value),
  exact: ({ column, storage }: StoredColumn) => compared("json", column, storage),
  order: (column: Fragment, storage: TextStorage | null) => plainOrder(compared("json", column, storage)),
});

/**
 * What folds takes more texts for equal than there are, never fewer: the column's own index finds them, and those
 * of the same code points are kept. A list is asked once: twice it would take twice as long on every table.
 */
export const sqliteTextCodec: TextCodec = Object.freeze({
  ...sqliteJsonTextCodec,
  compare(op: Comparison, column: Fragment, value: Fragment, storage: TextStorage | null): Fragment {
    const exact = sqliteJsonTextCodec.compare(op, column, value, storage);
    if (op !== "eq" || storage === BY_CODE_POINT) return exact;
    return sql`(${plainCompare(op, column, value)} and ${exact})`;
  },
});
