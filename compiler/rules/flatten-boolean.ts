import { and } from "../../ir/predicate/and.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Rule } from "./rule.ts";

/**
 *     a and (b and c)  =>  a and b and c            (a)  =>  a
 *     a or (b or c)    =>  a or b or c
 *
 * Helps: the conjuncts of a filter stand in one list. Legal: both connectives are associative in
 * three-valued logic, and over one item they are that item.
 * Wrong would be dropping an empty list here: `or ()` is false, which fold-constants says.
 */
export const flattenBoolean: Rule = {
  name: "flatten-boolean",
  predicate(predicate) {
    if (predicate.kind !== "and" && predicate.kind !== "or") return predicate;
    const [only, second] = predicate.items;
    if (only !== undefined && second === undefined) return only;
    if (!predicate.items.some((item) => item.kind === predicate.kind)) return predicate;
    const items = predicate.items.flatMap((item): readonly Predicate[] =>
      item.kind === predicate.kind ? item.items : [item],
    );
    return predicate.kind === "and" ? and(items) : or(items);
  },
};
