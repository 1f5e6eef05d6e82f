import { type Catalog, modelOf } from "../catalog.ts";
import type { Predicate } from "../predicate/predicate.ts";
import type { Rows } from "./logical-plan.ts";
import { modelOfRows } from "./model-of-rows.ts";

/**
 * Whether the operator yields at most one row (per row of the enclosing projection, for related rows): a
 * whole unique key is fixed by equalities, the link ends in one, or a literal limit says so.
 */
export function yieldsOneRow(rows: Rows, catalog: Catalog): boolean {
  switch (rows.kind) {
    case "empty":
      return true;
    case "scan":
      return false;
    case "related":
      return rows.link.through === null && isKey(rows, [rows.link.to], catalog);
    case "filter":
      return isKey(rows, fixedFields(rows), catalog) || yieldsOneRow(rows.input, catalog);
    case "sort":
      return yieldsOneRow(rows.input, catalog);
    case "limit":
      return (rows.take?.kind === "literal" && rows.take.value <= 1) || yieldsOneRow(rows.input, catalog);
  }
}

function isKey(rows: Rows, fixed: readonly string[], catalog: Catalog): boolean {
  const model = modelOf(catalog, modelOfRows(rows));
  return model.uniqueKeys.some((key) => key.fields.every((field) => fixed.includes(field)));
}

/** The fields that the filters above the leaf, and its link, fix to one value. */
function fixedFields(rows: Rows): readonly string[] {
  const fixed: string[] = [];
  let node = rows;
  while (node.kind === "filter") {
    collectFixed(node.predicate, fixed);
    node = node.input;
  }
  if (node.kind === "related" && node.link.through === null) fixed.push(node.link.to);
  return fixed;
}

function collectFixed(predicate: Predicate, fixed: string[]): void {
  if (predicate.kind === "compare" && predicate.op === "eq") fixed.push(predicate.field);
  if (predicate.kind === "and") for (const item of predicate.items) collectFixed(item, fixed);
}
