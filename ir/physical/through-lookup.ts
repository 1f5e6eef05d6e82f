import type { Slot } from "../slot.ts";
import type { CellColumn } from "./column.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/**
 * The records that connecting records lead to, in one request: for each record of `through` whose field `from`
 * has one of the cells in `keySlot`, the record of `model` whose primary key is in its field `to`. A row a pair,
 * each pair once, in no order: the whole record, and after it the cell of `from` as the last column.
 */
export interface ThroughLookup {
  readonly kind: "throughLookup";
  readonly model: string;
  readonly through: ThroughStep;
  readonly keySlot: Slot;
  /** When the related records end, which the store may free meanwhile; connecting ones never do. */
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly CellColumn[];
}

export interface ThroughStep {
  readonly model: string;
  readonly index: string;
  readonly from: string;
  readonly to: string;
}

export function throughLookup(node: Omit<ThroughLookup, "kind">): ThroughLookup {
  return Object.freeze({
    kind: "throughLookup",
    model: node.model,
    through: Object.freeze({ ...node.through }),
    keySlot: node.keySlot,
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}

/** The name of the last column, which no field can have. */
export function sourceColumn({ model, from }: Pick<ThroughStep, "model" | "from">): string {
  return `${model}.${from}`;
}
