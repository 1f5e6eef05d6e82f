import { type ColumnList, clearedRows } from "../../emitters/sql/cleared-rows.ts";
import type { Dialect } from "../../emitters/sql/dialect.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";

type Values = readonly unknown[];

/** The lists that the leaf's one statement needs to clear rows before it writes. */
export function listsInStatement(
  dialect: Dialect,
  leaf: PushedQuery | PushedWrite,
  catalog: Catalog,
): readonly ColumnList[] {
  if (leaf.kind === "pushedQuery" || !dialect.write.clearsRows) return [];
  return clearedRows(leaf.write, modelOf(catalog, leaf.write.model))?.lists ?? [];
}

/** The function over the values of a call and those lists: columns of its rows, without nulls. */
export function withLists<T>(
  lists: readonly ColumnList[],
  bind: (values: Values) => T,
): (values: Values) => T {
  if (lists.length === 0) return bind;
  return (values) => {
    const all = [...values];
    for (const { slot, rows, position } of lists) all[slot] = columnOf(values[rows], position);
    return bind(all);
  };
}

function columnOf(rows: unknown, position: number): readonly unknown[] {
  if (!Array.isArray(rows)) throw new TypeError("the slot holds no rows");
  return rows.map((row: Values) => row[position]).filter((cell) => cell !== null);
}
