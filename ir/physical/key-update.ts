import { type Change, freezeChanges } from "../logical/update.ts";
import type { Predicate } from "../predicate/predicate.ts";
import type { Column } from "./column.ts";
import { freezeTarget, type KeyTarget } from "./key-target.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/**
 * The changes made to the targeted records that satisfy the guard, in one atomic action of the store. The
 * result is the changed records.
 */
export interface KeyUpdate {
  readonly kind: "keyUpdate";
  readonly model: string;
  readonly target: KeyTarget;
  readonly guard: Predicate | null;
  readonly changes: readonly Change[];
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function keyUpdate(node: Omit<KeyUpdate, "kind">): KeyUpdate {
  return Object.freeze({
    kind: "keyUpdate",
    model: node.model,
    target: freezeTarget(node.target),
    guard: node.guard,
    changes: freezeChanges(node.changes),
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}
