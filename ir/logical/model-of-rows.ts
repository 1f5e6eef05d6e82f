import type { Rows } from "./logical-plan.ts";

/** The model whose rows the operator yields. */
export function modelOfRows(rows: Rows): string {
  let node = rows;
  while (node.kind === "filter" || node.kind === "sort" || node.kind === "limit") node = node.input;
  return node.model;
}
