import type { FieldKind } from "../../ir/field-kind.ts";
import type { Fragment } from "./fragment.ts";
import type { Scope } from "./scope.ts";
import type { StoredColumn } from "./sql-codec.ts";

/** Two columns of a kind are equal; found by an index of `to`. */
export function areLinked(kind: FieldKind, to: StoredColumn, from: StoredColumn, scope: Scope): Fragment {
  const { link, compare } = scope.dialect.codecs[kind];
  return link?.(to, from) ?? compare("eq", to.column, from.column, to.storage);
}

/** The column as a value by which rows are grouped. */
export function groupingValue(kind: FieldKind, column: StoredColumn, scope: Scope): Fragment {
  return scope.dialect.codecs[kind].exact?.(column) ?? column.column;
}
