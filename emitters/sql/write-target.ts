import type { Model } from "../../ir/catalog.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import { type Fragment, generatedName, list, sql } from "./fragment.ts";
import { conjunction, emitPredicate } from "./predicate.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource, limitOf, orderBy, whereOf } from "./source.ts";

/** ` where …` for the rows that a write is about, or nothing for all of them. */
export function emitTarget(target: Rows, row: RowReference, scope: Scope): Fragment {
  const set = rowSetOf(target);
  if (isLimited(set) || set.inner !== null) return whereOf(amongKeys(set, row, scope));
  return whereOf(conjunction(set.filters.map((filter) => emitPredicate(filter, row, scope))));
}

/** By primary key, found in a select of its own: a write has no limit in most dialects. */
function amongKeys(set: RowSet, written: RowReference, scope: Scope): Fragment {
  const key = written.model.primaryKey;
  const { row, from, where } = filteredSource(set, null, scope);
  const cells = key.map((field, at) => sql`${row.column(field)} as ${generatedName("c", at)}`);
  const rest = sql`${orderBy(set.by, row, scope)}${limitOf(set, scope)}${scope.dialect.write.lockRows}`;
  const select = sql`select ${list(cells)} from ${from}${where}${rest}`;
  return scope.dialect.query.amongLimited(keyOf(written.model, written), select);
}

function keyOf(model: Model, row: RowReference): Fragment {
  const columns = model.primaryKey.map((field) => row.column(field));
  return columns.length === 1 ? list(columns) : sql`(${list(columns)})`;
}
