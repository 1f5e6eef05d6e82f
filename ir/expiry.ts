import type { Model } from "./catalog.ts";
import { fieldOf } from "./catalog.ts";
import { compare } from "./predicate/compare.ts";
import { isNull } from "./predicate/is-null.ts";
import { or } from "./predicate/or.ts";
import type { Predicate } from "./predicate/predicate.ts";
import type { Slot } from "./slot.ts";

/**
 * When the rows of a model end: where `field` is not after the instant in the slot, which is that of the
 * call. Such a row is absent: no read finds it, and it gives way where its unique keys are wanted.
 */
export interface Expiry {
  readonly field: string;
  readonly slot: Slot;
}

/** The rows that have not ended. */
export function livePredicate(model: Model, { field, slot }: Expiry): Predicate {
  const later = compare("gt", field, slot);
  return fieldOf(model, field).nullable ? or([isNull(field, false), later]) : later;
}

/** The rows that have. */
export function endedPredicate({ field, slot }: Expiry): Predicate {
  return compare("lte", field, slot);
}

export function freezeExpiry(expiry: Expiry | null): Expiry | null {
  return expiry && Object.freeze({ ...expiry });
}

export function printExpiry(expiry: Expiry | null): string {
  return expiry === null ? "" : ` over ${expiry.field} <= $${expiry.slot}`;
}
