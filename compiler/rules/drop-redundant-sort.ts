import { yieldsOneRow } from "../../ir/logical/yields-one-row.ts";
import type { Rule } from "./rule.ts";

/**
 *     sort (filter id = s rows)  =>  filter id = s rows
 *
 * Helps: no ordering work, and the key look-up below becomes visible. Legal: at most one row has nothing to
 * be ordered against. Not for a key given by `in`: a list of keys yields many rows.
 */
export const dropRedundantSort: Rule = {
  name: "drop-redundant-sort",
  rows(rows, context) {
    return rows.kind === "sort" && yieldsOneRow(rows.input, context.catalog) ? rows.input : rows;
  },
};
