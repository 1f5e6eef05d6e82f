import type { Predicate } from "./predicate.ts";

/** The items of a conjunction, at whatever depth, or the predicate itself. */
export function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === "and" ? predicate.items.flatMap(conjuncts) : [predicate];
}
