import { fieldOf } from "../../ir/catalog.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type Fragment, sql } from "./fragment.ts";
import { emitPredicate } from "./predicate.ts";
import { isLimited, type RowSet, rowSetOf } from "./row-set.ts";
import type { RowReference, Scope } from "./scope.ts";
import { filteredSource, selectFields, whereOf } from "./source.ts";

/** ` where …` for the rows that a write is about, or nothing for all of them; `others` must hold too. */
export function emitTarget(
  target: Rows,
  row: RowReference,
  others: readonly Fragment[],
  scope: Scope,
): Fragment {
  const set = rowSetOf(target);
  if (isLimited(set) || set.inner !== null) return whereOf([amongKeys(set, row, scope), ...others]);
  return whereOf([...set.filters.map((filter) => emitPredicate(filter, row, scope)), ...others]);
}

/** Whether {@link emitTarget} says which rows by what a sub-select holds. */
export function readsSubselect(target: Rows): boolean {
  const set = rowSetOf(target);
  return isLimited(set) || set.inner !== null || set.filters.some(hasList);
}

function hasList(predicate: Predicate): boolean {
  switch (predicate.kind) {
    case "inList":
      return true;
    case "and":
    case "or":
      return predicate.items.some(hasList);
    case "not":
      return hasList(predicate.item);
    default:
      return false;
  }
}

/** By primary key, found in a select of its own: a write has no limit in most dialects. */
function amongKeys(set: RowSet, written: RowReference, scope: Scope): Fragment {
  const key = written.model.primaryKey;
  const select = selectFields(set, filteredSource(set, null, scope), key, scope);
  const locked = sql`${select}${scope.dialect.write.lockRows}`;
  const columns = key.map((field) => ({
    kind: fieldOf(written.model, field).kind,
    name: written.column(field),
  }));
  return scope.dialect.query.amongLimited(columns, locked);
}
