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
  /** The input's columns with the nests appended, in the order of the fetches. */
  readonly columns: readonly Column[];
}

/**
 * The distinct non-null cells of the parents' column `from` become the key set in slot `keySlot`; `child`
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
  /**
   * The to-one relations of the input that lead to the parents: none, where these are the input's rows. The
   * nest is appended there, and `from` is a column there.
   */
  readonly at: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly keySlot: Slot;
  /** The cell in `from` of all parents, where it is known before they are read: then the child need not wait. */
  readonly known: Slot | null;
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
    columns: Object.freeze(
      fetches.reduce((fetched, { at, nest }) => appendedColumn(fetched, at, nest), columns),
    ),
  });
}

/** The columns with one more at their end, or at the end of those of the nest that `at` leads to. */
export function appendedColumn(
  columns: readonly Column[],
  [first, ...rest]: readonly string[],
  added: NestColumn,
): readonly Column[] {
  if (first === undefined) return [...columns, added];
  return columns.map((column) => {
    if (column.kind === "cell" || column.name !== first) return column;
    return Object.freeze({
      ...column,
      columns: Object.freeze(appendedColumn(column.columns, rest, added)),
    });
  });
}

function freezeFetch(fetch: Fetch): Fetch {
  return Object.freeze({
    ...fetch,
    at: Object.freeze(fetch.at.slice()),
    via: fetch.via && Object.freeze({ ...fetch.via }),
  });
}
