import type { ColumnList } from "../../ir/physical/column-list.ts";

type Values = readonly unknown[];

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
