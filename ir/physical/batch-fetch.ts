import type { RowCount } from "../logical/limit.ts";
import type { SortKey } from "../logical/sort.ts";
import type { Slot } from "../slot.ts";
import type { Column, NestColumn } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/**
 * Loads relations for all rows of the input at once, one fetch a relation, all fetches sent together, and
 * appends each to the rows as a nest column.
 */
export interface BatchFetch {
  readonly kind: "batchFetch";
  readonly input: Physical;
  readonly fetches: readonly Fetch[];
  /** The input's columns, then the nests in the order of the fetches. */
  readonly columns: readonly Column[];
}

/**
 * The distinct non-null cells of the input's column `from` become the key set in slot `keySlot`; `child`
 * reads with it, and its rows go to the parents whose cell equals theirs in column `to`. With `via` the
 * child's keys come from the connecting rows instead: those are read by `via.keySlot`, and lead from
 * `via.from` (the parents' cell) to `via.to` (the child's cell in `to`). An empty key set sends nothing.
 *
 * `order`, `take` and `skip` act per parent, after the rows were dealt out; they are null where the child
 * has done it. Child rows without `order` keep the child's order.
 */
export interface Fetch {
  readonly child: Physical;
  readonly nest: NestColumn;
  readonly from: string;
  readonly to: string;
  readonly keySlot: Slot;
  readonly via: Via | null;
  readonly order: readonly SortKey[] | null;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
}

export interface Via {
  readonly input: Physical;
  readonly keySlot: Slot;
  readonly from: string;
  readonly to: string;
}

export function batchFetch(
  input: Physical,
  columns: readonly Column[],
  fetches: readonly Fetch[],
): BatchFetch {
  return Object.freeze({
    kind: "batchFetch",
    input,
    fetches: Object.freeze(fetches.map(freezeFetch)),
    columns: Object.freeze([...columns, ...fetches.map((fetch) => fetch.nest)]),
  });
}

function freezeFetch(fetch: Fetch): Fetch {
  return Object.freeze({ ...fetch, via: fetch.via && Object.freeze({ ...fetch.via }) });
}
