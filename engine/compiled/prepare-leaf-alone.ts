import { leafOperator } from "../operators/leaf.ts";
import { noRowsOperator } from "../operators/no-rows.ts";
import type { PrepareOperators } from "./book-plans.ts";

/** For plans of one leaf each: the whole call is one statement, or one look-up. */
export const prepareLeafAlone: PrepareOperators = (node, { driver, catalog, onLeaf }) => {
  switch (node.kind) {
    case "noRows":
      return noRowsOperator;
    case "localFilter":
    case "localSort":
    case "localLimit":
    case "localCount":
    case "batchFetch":
      throw new TypeError(`the bundle has no ${node.kind}`);
    default: {
      const prepared = driver.prepare(node, catalog);
      onLeaf(node, prepared);
      return leafOperator(prepared);
    }
  }
};
