import type { Column } from "./column.ts";
import { freezeStoreExpiry, type StoreExpiry } from "./store-expiry.ts";

/** Every record of the model, whole, in no order, read in batches. `$explain` calls it a scan. */
export interface MemberScan {
  readonly kind: "memberScan";
  readonly model: string;
  /** When records end that the store may free meanwhile; `null` where none do. */
  readonly expiry: StoreExpiry | null;
  readonly columns: readonly Column[];
}

export function memberScan(
  model: string,
  columns: readonly Column[],
  expiry: StoreExpiry | null = null,
): MemberScan {
  return Object.freeze({
    kind: "memberScan",
    model,
    expiry: freezeStoreExpiry(expiry),
    columns: Object.freeze(columns.slice()),
  });
}
