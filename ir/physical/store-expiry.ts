import type { Expiry } from "../expiry.ts";

/** How a store write treats records that have ended: as absent, and those whose unique keys it takes as removed. */
export interface StoreExpiry extends Expiry {
  /** The store may free records by its own clock, as it is the one that the application goes by. */
  readonly frees: boolean;
}

export function freezeStoreExpiry(expiry: StoreExpiry | null): StoreExpiry | null {
  return expiry && Object.freeze({ ...expiry });
}
