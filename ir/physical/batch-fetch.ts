import type { RowCount } from "../logical/limit.ts";
import type { SortKey } from "../logical/sort.ts";
import type { Slot } from "../slot.ts";
import type { Column, NestColumn } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/**
 * Loads one relation for all rows of the input at once and appends it to each as the column `nest`.
 *
 * The distinct non-null cells of the input's column `from` become the key set in slot `keySlot`; `child`
 * reads with it, and its rows go to the parents whose cell equals theirs in column `to`. With `via` the
 * child's keys come from the connecting rows instead: those are read by `via.keySlot`, and lead from
 * `via.from` (the parents' cell) to `via.to` (the child's cell in `to`). An empty key set sends nothing.
 *
 * `order`, `take` and `skip` act per parent, after the rows were dealt out; they are null where the child
 * has done it. Child rows without `order` keep the child's order.
 */
export interface BatchFetch {
  readonly kind: "batchFetch";
  readonly input: Physical;
  readonly child: Physical;
  readonly nest: NestColumn;
  readonly from: string;
  readonly to: string;
  readonly keySlot: Slot;
  readonly via: Via | null;
  readonly order: readonly SortKey[] | null;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
  readonly columns: readonly Column[];
}

export interface Via {
  readonly input: Physical;
  readonly keySlot: Slot;
  readonly from: string;
  readonly to: string;
}

export function batchFetch(node: Omit<BatchFetch, "kind">): BatchFetch {
  return Object.freeze({
    kind: "batchFetch",
    input: node.input,
    child: node.child,
    nest: node.nest,
    from: node.from,
    to: node.to,
    keySlot: node.keySlot,
    via: node.via && Object.freeze({ ...node.via }),
    order: node.order,
    take: node.take,
    skip: node.skip,
    columns: Object.freeze(node.columns.slice()),
  });
}
