import { type Model, modelOf } from "../../ir/catalog.ts";
import type { RowCount } from "../../ir/logical/limit.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import { indexLookup } from "../../ir/physical/index-lookup.ts";
import { localFilter } from "../../ir/physical/local-filter.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Planner } from "./planner.ts";
import { withoutLive } from "./without-live.ts";

/** What is cut off above rows, all together or per parent. */
export interface Cut {
  readonly order: readonly SortKey[] | null;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
}

/**
 *     limit (sort id (index lookup a))  =>  limit (sort id (index lookup a, its first by id))
 *
 * Helps: of the records that an index leads to only those are read that can come before the cut. Legal: each of
 * the first rows of all, or of a parent's, is one of the first of its combination of values. Sort and limit stay
 * above, so that more may be read than is needed.
 * Wrong would be the same below a filter that is not asked in the lookup: it might throw out what was read, and
 * what should have come in its place was not. Only whether records have ended is asked there, which seldom costs
 * a second look.
 */
export function firstOfIndex(planner: Planner, rows: Physical, { order, take, skip }: Cut): Physical {
  if (!planner.capabilities.indexPages || order === null || take === null) return rows;
  const filter = rows.kind === "localFilter" ? rows : null;
  const lookup = filter === null ? rows : filter.input;
  if (lookup.kind !== "indexLookup" || lookup.ways.length !== 1) return rows;
  const direction = keyDirection(modelOf(planner.catalog, lookup.model), order);
  const residual = filter === null ? null : filter.predicate;
  if (direction === null || withoutLive(planner, residual) !== null) return rows;
  const page = { direction, take, skip, residual };
  const paged = indexLookup(lookup.model, lookup.ways, lookup.columns, page, lookup.expiry);
  return filter === null ? paged : localFilter(paged, filter.model, filter.predicate, filter.columns);
}

/** The one direction of an order by the primary key; null for any other order. */
function keyDirection({ primaryKey }: Model, order: readonly SortKey[]): "asc" | "desc" | null {
  const direction = order[0]?.direction ?? null;
  const isByKey =
    order.length === primaryKey.length &&
    order.every((key, at) => key.field === primaryKey[at] && key.direction === direction);
  return isByKey ? direction : null;
}
