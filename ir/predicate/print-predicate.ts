import type { Predicate } from "./predicate.ts";

const SYMBOLS = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

/** The predicate in one line; slots as `$0`. */
export function printPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case "constant":
      return predicate.value === null ? "unknown" : String(predicate.value);
    case "compare":
      return `${predicate.field} ${SYMBOLS[predicate.op]} $${predicate.slot}`;
    case "inList":
      return `${predicate.field} ${predicate.negated ? "not in" : "in"} $${predicate.slot}`;
    case "isNull":
      return `${predicate.field} is ${predicate.negated ? "not null" : "null"}`;
    case "textMatch":
      return `${predicate.field} ${predicate.mode} $${predicate.slot}`;
    case "and":
    case "or":
      if (predicate.items.length === 0) return `${predicate.kind}()`;
      return `(${predicate.items.map(printPredicate).join(` ${predicate.kind} `)})`;
    case "not":
      return `not ${printPredicate(predicate.item)}`;
  }
}
