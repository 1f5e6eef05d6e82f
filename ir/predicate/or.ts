import type { Predicate } from "./predicate.ts";

/** True where any item is; false where all items are false; no items: false. */
export interface Or {
  readonly kind: "or";
  readonly items: readonly Predicate[];
}

export function or(items: readonly Predicate[]): Or {
  return Object.freeze({ kind: "or", items: Object.freeze(items.slice()) });
}
