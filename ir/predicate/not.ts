import type { Predicate } from "./predicate.ts";

/** True and false exchanged; unknown stays unknown. */
export interface Not {
  readonly kind: "not";
  readonly item: Predicate;
}

export function not(item: Predicate): Not {
  return Object.freeze({ kind: "not", item });
}
