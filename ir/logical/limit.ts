import type { Slot } from "../slot.ts";
import type { Rows } from "./logical-plan.ts";

/** A number of rows: given by the caller, or fixed by the call's form. */
export type RowCount =
  | { readonly kind: "slot"; readonly slot: Slot }
  | { readonly kind: "literal"; readonly value: number };

/**
 * The input without its first `skip` rows, and of the rest the first `take`; `null` is 0 and all.
 * Under a `related` leaf both count per row of the enclosing projection.
 */
export interface Limit {
  readonly kind: "limit";
  readonly input: Rows;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
}

export function limit(input: Rows, take: RowCount | null, skip: RowCount | null): Limit {
  return Object.freeze({
    kind: "limit",
    input,
    take: take && Object.freeze({ ...take }),
    skip: skip && Object.freeze({ ...skip }),
  });
}
