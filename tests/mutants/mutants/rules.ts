import { mutantsOf } from "../mutant.ts";

export const RULES = mutantsOf("rewrite rules", [
  {
    name: "de-morgan-keeps-the-connective",
    file: "compiler/rules/push-not-inward.ts",
    find: "return or(item.items.map(not).map((negated) => negate(negated.item, negated)));",
    replace: "return and(item.items.map(not).map((negated) => negate(negated.item, negated)));",
    breaks: "not (a and b) becomes (not a) and (not b)",
    killers: ["reads in memory", "metamorphic"],
  },
  {
    name: "opposite-of-less-is-greater",
    file: "compiler/rules/push-not-inward.ts",
    find: '  lt: "gte",',
    replace: '  lt: "gt",',
    breaks: "not (x < s) loses the rows where they are equal",
    killers: ["reads in memory", "rules off"],
  },
  {
    name: "unknown-folded-to-false",
    file: "compiler/rules/fold-constants.ts",
    find: "return value === null ? null : !value;",
    replace: "return !value;",
    breaks: "not unknown becomes true",
    killers: ["reads in memory", "rules off", "variants"],
    equivalent:
      "no call makes the constant unknown: lowering has no such constant, and no rule makes one, so the branch is never taken",
  },
  {
    name: "absorbing-element-forgotten",
    file: "compiler/rules/fold-constants.ts",
    find: "item.value === !neutral)) {\n    return constant(!neutral);",
    replace: "item.value === !neutral)) {\n    return constant(neutral);",
    breaks: "a and false becomes true",
    killers: ["reads in memory"],
  },
  {
    name: "lower-filter-lost",
    file: "compiler/rules/merge-filters.ts",
    find: 'rows.input.kind !== "filter") return rows;\n    return filter(rows.input.input, and([rows.input.predicate, rows.predicate]));',
    replace:
      'rows.input.kind !== "filter") return rows;\n    return filter(rows.input.input, and([rows.predicate]));',
    breaks: "the lower of two filters is lost",
    killers: ["writes in memory", "reads in memory", "rules off"],
  },
  {
    name: "take-of-a-slot-is-one",
    file: "compiler/rules/drop-redundant-limit.ts",
    find: 'if (rows.take?.kind !== "literal" || rows.take.value < 1) return rows;',
    replace: "",
    breaks: "take: 0 by a unique key answers the row",
    killers: ["reads in memory", "rules off"],
  },
  {
    name: "skip-forgotten-by-a-rule",
    file: "compiler/rules/drop-redundant-limit.ts",
    find: 'if (rows.kind !== "limit" || rows.skip !== null) return rows;',
    replace: 'if (rows.kind !== "limit") return rows;',
    breaks: "skip: 1 by a unique key answers the row",
    killers: ["reads in memory", "rules off"],
  },
  {
    name: "unknown-filter-keeps-everything",
    file: "compiler/rules/eliminate-filter.ts",
    find: "return rows.predicate.value === true ? rows.input",
    replace: "return rows.predicate.value !== true ? rows.input",
    breaks: "a filter that lets nothing through is dropped",
    killers: ["reads in memory"],
  },
  {
    name: "nested-or-flattened-into-and",
    file: "compiler/rules/flatten-boolean.ts",
    find: "if (!predicate.items.some((item) => item.kind === predicate.kind)) return predicate;\n    const items = predicate.items.flatMap((item): readonly Predicate[] =>\n      item.kind === predicate.kind ? item.items : [item],",
    replace:
      'if (!predicate.items.some((item) => item.kind === predicate.kind)) return predicate;\n    const items = predicate.items.flatMap((item): readonly Predicate[] =>\n      item.kind === "and" || item.kind === "or" ? item.items : [item],',
    breaks: "a and b and (c or d) becomes a and b and c and d",
    killers: ["reads in memory", "rules off"],
  },
]);
