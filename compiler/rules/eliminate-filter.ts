import { empty } from "../../ir/logical/empty.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Rule } from "./rule.ts";

/**
 *     filter true rows  =>  rows          filter false rows, filter unknown rows  =>  empty
 *
 * Helps: nothing is sent for a filter that lets nothing through. Legal: a filter keeps the rows for which
 * its predicate is true, so unknown drops them as false does. Only here, at the top of a filter: inside a
 * predicate unknown is not false.
 */
export const eliminateFilter: Rule = {
  name: "eliminate-filter",
  rows(rows) {
    if (rows.kind !== "filter" || rows.predicate.kind !== "constant") return rows;
    return rows.predicate.value === true ? rows.input : empty(modelOfRows(rows.input));
  },
};
