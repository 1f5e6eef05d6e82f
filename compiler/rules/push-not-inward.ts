import { and } from "../../ir/predicate/and.ts";
import { type Comparison, compare } from "../../ir/predicate/compare.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import { isNull } from "../../ir/predicate/is-null.ts";
import { not } from "../../ir/predicate/not.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Rule } from "./rule.ts";

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  eq: "ne",
  ne: "eq",
  lt: "gte",
  lte: "gt",
  gt: "lte",
  gte: "lt",
};

/**
 *     not (a and b)   =>  (not a) or (not b)          not (x < s)     =>  x >= s
 *     not (a or b)    =>  (not a) and (not b)         not (x in s)    =>  x not in s
 *     not not a       =>  a                           not (x is null) =>  x is not null
 *
 * Helps: conditions come out as conjuncts of the filter, where keys and indexes are looked for.
 * Legal: De Morgan's laws and double negation hold in three-valued logic, and a comparison and its opposite
 * are unknown for the same rows, those where x is null.
 * Wrong would be `not (x = s)  =>  x <> s or x is null`: it keeps the null rows that `not` drops.
 * Not under a text match, which has no opposite.
 */
export const pushNotInward: Rule = {
  name: "push-not-inward",
  predicate(predicate) {
    return predicate.kind === "not" ? negate(predicate.item, predicate) : predicate;
  },
};

function negate(item: Predicate, whole: Predicate): Predicate {
  switch (item.kind) {
    case "not":
      return item.item;
    case "and":
      return or(item.items.map(not).map((negated) => negate(negated.item, negated)));
    case "or":
      return and(item.items.map(not).map((negated) => negate(negated.item, negated)));
    case "compare":
      return compare(OPPOSITE[item.op], item.field, item.slot);
    case "inList":
      return inList(item.field, item.slot, !item.negated);
    case "isNull":
      return isNull(item.field, !item.negated);
    case "constant":
    case "textMatch":
      return whole;
  }
}
