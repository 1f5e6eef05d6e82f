import type { Link } from "../catalog.ts";
import type { NestOutput } from "./project.ts";

/**
 * The link of a relation that leads to at most one row, by a unique key: lowering limits one that could lead
 * to several. Rows joined by it are as many as they were.
 */
export function linkToKey({ cardinality, plan }: NestOutput): Link | null {
  let node = plan.input;
  while (node.kind === "filter" || node.kind === "sort") node = node.input;
  return cardinality === "one" && node.kind === "related" ? node.link : null;
}
