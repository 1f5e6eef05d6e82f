import type { Predicate } from "../predicate/predicate.ts";
import type { Column } from "./column.ts";
import { freezeTarget, type KeyTarget } from "./key-target.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/** The targeted records that satisfy the guard removed, in one atomic action; the result is those records. */
export interface KeyDelete {
  readonly kind: "keyDelete";
  readonly model: string;
  readonly target: KeyTarget;
  readonly guard: Predicate | null;
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function keyDelete(node: Omit<KeyDelete, "kind">): KeyDelete {
  return Object.freeze({
    kind: "keyDelete",
    model: node.model,
    target: freezeTarget(node.target),
    guard: node.guard,
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}
