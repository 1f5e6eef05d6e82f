import type { And } from "../../ir/predicate/and.ts";
import { and } from "../../ir/predicate/and.ts";
import { constant } from "../../ir/predicate/constant.ts";
import type { Or } from "../../ir/predicate/or.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Rule } from "./rule.ts";

/**
 *     a and true  =>  a        a and false  =>  false        and ()  =>  true         not true  =>  false
 *     a or false  =>  a        a or true    =>  true         or ()   =>  false
 *
 * Helps: a filter that is never or always true is seen as such before anything is sent.
 * Legal: true is the neutral and false the absorbing element of `and` in three-valued logic, and the other
 * way round of `or`.
 * Wrong would be `a and unknown  =>  unknown`: where a is false, so is the conjunction, and under a `not`
 * that row would be lost. Unknown is therefore kept.
 */
export const foldConstants: Rule = {
  name: "fold-constants",
  predicate(predicate) {
    switch (predicate.kind) {
      case "and":
        return fold(predicate, true);
      case "or":
        return fold(predicate, false);
      case "not":
        return predicate.item.kind === "constant" ? constant(opposite(predicate.item.value)) : predicate;
      default:
        return predicate;
    }
  },
};

function fold(predicate: And | Or, neutral: boolean): Predicate {
  if (predicate.items.some((item) => item.kind === "constant" && item.value === !neutral)) {
    return constant(!neutral);
  }
  const items = predicate.items.filter((item) => item.kind !== "constant" || item.value !== neutral);
  if (items.length === 0) return constant(neutral);
  if (items.length === predicate.items.length) return predicate;
  return predicate.kind === "and" ? and(items) : or(items);
}

function opposite(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
