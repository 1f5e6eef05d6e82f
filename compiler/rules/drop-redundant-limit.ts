import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import type { Rule } from "./rule.ts";

/**
 *     limit 1 (filter id = s rows)  =>  filter id = s rows
 *
 * Helps: an update of the first match becomes an update by key, without a sub-select. Legal: at most one
 * row is there to be limited.
 * Not where rows are skipped, nor for a `take` that is a slot, which may be 0.
 */
export const dropRedundantLimit: Rule = {
  name: "drop-redundant-limit",
  rows(rows, context) {
    if (rows.kind !== "limit" || rows.skip !== null) return rows;
    if (rows.take?.kind !== "literal" || rows.take.value < 1) return rows;
    return yieldsOneRow(rows.input, context.catalog) ? rows.input : rows;
  },
};
