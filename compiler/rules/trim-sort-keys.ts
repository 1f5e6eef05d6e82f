import { type Model, modelOf } from "../../ir/catalog.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import { sort } from "../../ir/logical/sort.ts";
import type { Rule } from "./rule.ts";

/**
 *     sort (slug, id) rows  =>  sort (slug) rows            where slug is a unique key
 *
 * Helps: the index on slug alone gives the order. Legal: the keys up to here never tie, so what follows is
 * never asked.
 * Not where a field of the unique key is nullable: any number of rows may have null there, and they tie.
 */
export const trimSortKeys: Rule = {
  name: "trim-sort-keys",
  rows(rows, context) {
    if (rows.kind !== "sort") return rows;
    const model = modelOf(context.catalog, modelOfRows(rows));
    for (let length = 1; length < rows.by.length; length++) {
      const kept = rows.by.slice(0, length);
      if (neverTies(model, new Set(kept.map((key) => key.field)))) return sort(rows.input, kept);
    }
    return rows;
  },
};

function neverTies(model: Model, fields: ReadonlySet<string>): boolean {
  return model.uniqueKeys.some((key) =>
    key.fields.every(
      (name) => fields.has(name) && model.fields.some((field) => field.name === name && !field.nullable),
    ),
  );
}
