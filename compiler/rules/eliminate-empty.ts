import { empty } from "../../ir/logical/empty.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Rule } from "./rule.ts";

/**
 *     filter p empty, sort empty, limit empty  =>  empty          limit 0 rows  =>  empty
 *
 * Helps: nothing is sent. Legal: no operator here makes rows.
 * Not for a `take` that is a slot: its value is not part of the plan, and the next call of the same shape
 * may ask for more than none.
 */
export const eliminateEmpty: Rule = {
  name: "eliminate-empty",
  rows(rows) {
    if (rows.kind !== "filter" && rows.kind !== "sort" && rows.kind !== "limit") return rows;
    if (rows.input.kind === "empty") return rows.input;
    if (rows.kind === "limit" && rows.take?.kind === "literal" && rows.take.value === 0) {
      return empty(modelOfRows(rows));
    }
    return rows;
  },
};
