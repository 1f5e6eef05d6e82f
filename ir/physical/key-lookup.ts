import type { Slot } from "../slot.ts";
import type { Column } from "./column.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/** The value of one field of a key: a cell, or a list of cells that stand for one key each. */
export interface KeyPart {
  readonly field: string;
  readonly slot: Slot;
  readonly list: boolean;
}

/**
 * The records with the given values of a unique key: whole records, each once, missing ones left out, in
 * no order. At most one part is a list.
 */
export interface KeyLookup {
  readonly kind: "keyLookup";
  readonly model: string;
  readonly key: string;
  readonly parts: readonly KeyPart[];
  /** When records end that the store may free meanwhile; `null` where none do. */
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function keyLookup(
  model: string,
  key: string,
  parts: readonly KeyPart[],
  columns: readonly Column[],
  expiry: StoreExpiry | null = null,
): KeyLookup {
  return Object.freeze({
    kind: "keyLookup",
    model,
    key,
    parts: freezeParts(parts),
    expiry: freezeStoreExpiry(expiry),
    columns: Object.freeze(columns.slice()),
  });
}

export function freezeParts(parts: readonly KeyPart[]): readonly KeyPart[] {
  return Object.freeze(parts.map((part) => Object.freeze({ ...part })));
}
