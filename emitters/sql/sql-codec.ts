import type { Comparison } from "../../ir/predicate/compare.ts";
import type { CellCodec } from "./cell-codec.ts";
import type { Fragment } from "./fragment.ts";
import type { TextStorage } from "./text-storage.ts";

/** What a client takes as a bound value. Never an object that it would serialize by its own rules. */
export type SqlValue = string | number | null | readonly (string | number | null)[];

/** How one field kind travels to and from one dialect, and what it is in SQL text. */
export interface SqlCodec extends CellCodec {
  /** The column type in a `create table`. */
  readonly type: string;
  /** The placeholder with the cast that makes its type certain. */
  readonly bind: (placeholder: Fragment) => Fragment;
  /** The column as the top level of a result returns it. */
  readonly project: (column: Fragment) => Fragment;
  /** The column as an element of a JSON array. */
  readonly nest: (column: Fragment) => Fragment;
  /** A comparison of a column, kept as `storage` says, with a value of the kind; unknown where one is null. */
  readonly compare: (
    op: Comparison,
    column: Fragment,
    value: Fragment,
    storage: TextStorage | null,
  ) => Fragment;
  /**
   * Equality with the column of another table, which an index of `to` serves; absent where `compare` says
   * it. Two columns may have collations that no operator takes together.
   */
  readonly link?: (to: StoredColumn, from: StoredColumn) => Fragment;
  /** The column as a value that equals another one where `compare` says so; absent where it is that itself. */
  readonly exact?: (column: StoredColumn) => Fragment;
  /** What rows are sorted by to have the column ascending, null first where the dialect has it so. */
  readonly order: (column: Fragment, storage: TextStorage | null) => readonly OrderTerm[];
}

export interface StoredColumn {
  readonly column: Fragment;
  readonly storage: TextStorage | null;
}

export interface OrderTerm {
  readonly term: Fragment;
  /** The term falls where the column rises. */
  readonly reversed: boolean;
}
