import type { Slot } from "../slot.ts";

/** A list that a statement needs besides the values of the call: a column of the rows in a slot, without nulls. */
export interface ColumnList {
  readonly slot: Slot;
  readonly rows: Slot;
  readonly position: number;
}
