import type { Slot } from "../slot.ts";
import type { Column } from "./column.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/**
 * New records, all or none, in one atomic action of the store; the result is the records, in input order.
 * A taken unique key refuses the whole action. `slot` holds a list of rows, `fields` names their cells.
 */
export interface KeyInsert {
  readonly kind: "keyInsert";
  readonly model: string;
  readonly fields: readonly string[];
  /** Slots of one row, or the slot of a list of rows. */
  readonly source:
    | { readonly kind: "row"; readonly slots: readonly Slot[] }
    | { readonly kind: "rows"; readonly slot: Slot };
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function keyInsert(node: Omit<KeyInsert, "kind">): KeyInsert {
  return Object.freeze({
    kind: "keyInsert",
    model: node.model,
    fields: Object.freeze(node.fields.slice()),
    source: freezeSource(node.source),
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}

function freezeSource(source: KeyInsert["source"]): KeyInsert["source"] {
  return Object.freeze(
    source.kind === "row" ? { ...source, slots: Object.freeze(source.slots.slice()) } : { ...source },
  );
}
