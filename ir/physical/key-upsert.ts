import { type Assignment, freezeAssignments } from "../logical/insert.ts";
import { type Change, freezeChanges } from "../logical/update.ts";
import type { Column } from "./column.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/** The logical `upsert` as one atomic action of the store; the result is the one record. */
export interface KeyUpsert {
  readonly kind: "keyUpsert";
  readonly model: string;
  readonly key: string;
  readonly assignments: readonly Assignment[];
  readonly changes: readonly Change[];
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function keyUpsert(node: Omit<KeyUpsert, "kind">): KeyUpsert {
  return Object.freeze({
    kind: "keyUpsert",
    model: node.model,
    key: node.key,
    assignments: freezeAssignments(node.assignments),
    changes: freezeChanges(node.changes),
    expiry: freezeStoreExpiry(node.expiry),
    columns: Object.freeze(node.columns.slice()),
  });
}
