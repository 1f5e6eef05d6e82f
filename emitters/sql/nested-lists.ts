import { type Fragment, list, sql } from "./fragment.ts";
import type { Scope } from "./scope.ts";

/**
 * A select of one value, the related rows that `from …` yields, in the layout of the dialect. By columns
 * they come in the order in which `from …` has them, for which it is then a sorted sub-select.
 */
export function selectList(
  items: readonly Fragment[],
  from: Fragment,
  order: Fragment | null,
  scope: Scope,
): Fragment {
  const { array, lists } = scope.dialect.json;
  if (lists.layout === "rows") return lists.list(array(items), from, order);
  return sql`select ${array(cellsOf(items).map((item) => lists.aggregate(item, null)))} ${from}`;
}

/** A select of each value of `key` as `c0` and its related rows as `c1`. */
export function selectLists(
  key: Fragment,
  items: readonly Fragment[],
  from: Fragment,
  order: Fragment | null,
  scope: Scope,
): Fragment {
  const { array, lists } = scope.dialect.json;
  if (lists.layout === "rows") return lists.lists(key, array(items), from, order);
  // Grouping may sort the rows by their key, which undoes the order of a sub-select.
  const columns = cellsOf(items).map((item) => lists.aggregate(item, order));
  return sql`select ${list([sql`${key} as c0`, sql`${array(columns)} as c1`])} ${from} group by ${key}`;
}

/** Rows of nothing are still as many. */
function cellsOf(items: readonly Fragment[]): readonly Fragment[] {
  return items.length === 0 ? [sql`1`] : items;
}
