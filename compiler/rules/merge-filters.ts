import { filter } from "../../ir/logical/filter.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Rule } from "./rule.ts";

/**
 *     filter q (filter p rows)  =>  filter (p and q) rows
 *
 * Helps: one list of conjuncts to look for keys in. Legal: a row passes both filters where both are true,
 * which is where their conjunction is.
 * Not across a limit: `filter q (limit 1 rows)` asks q of one row, the merged filter would choose another.
 */
export const mergeFilters: Rule = {
  name: "merge-filters",
  rows(rows) {
    if (rows.kind !== "filter" || rows.input.kind !== "filter") return rows;
    return filter(rows.input.input, and([rows.input.predicate, rows.predicate]));
  },
};
