import { isLeaf } from "../../ir/physical/is-leaf.ts";
import { leafOperator } from "../operators/leaf.ts";
import { noRowsOperator } from "../operators/no-rows.ts";
import type { PrepareOperators } from "./book-plans.ts";

/** For plans of one leaf each: the whole call is one statement, or one look-up. */
export const prepareLeafAlone: PrepareOperators = (node, { driver, catalog, onLeaf }) => {
  if (node.kind === "noRows") return noRowsOperator;
  if (!isLeaf(node)) throw new TypeError(`the bundle has no ${node.kind}`);
  const prepared = driver.prepare(node, catalog);
  onLeaf(node, prepared);
  return leafOperator(prepared);
};
