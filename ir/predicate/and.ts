import type { Predicate } from "./predicate.ts";

/** True where all items are; false where any item is false; no items: true. */
export interface And {
  readonly kind: "and";
  readonly items: readonly Predicate[];
}

export function and(items: readonly Predicate[]): And {
  return Object.freeze({ kind: "and", items: Object.freeze(items.slice()) });
}
