import type { Catalog } from "../../ir/catalog.ts";
import { modelOfRows } from "../../ir/logical/model-of-rows.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Executor, Leaf, PreparedLeaf } from "../driver.ts";
import { batchFetchOperator } from "./batch-fetch.ts";
import { decodeRows } from "./decode-rows.ts";
import { leafOperator, targetedWriteOperator } from "./leaf.ts";
import { noRowsOperator } from "./no-rows.ts";
import type { Operator } from "./operator.ts";

/** What preparing a plan needs: the driver for its leaves, and who wants to know them. */
export interface PrepareContext {
  readonly driver: Executor;
  readonly catalog: Catalog;
  readonly onLeaf: (leaf: Leaf, prepared: PreparedLeaf) => void;
}

/** The operators of a plan, each leaf emitted once. */
export function prepare(node: Physical, context: PrepareContext): Operator {
  switch (node.kind) {
    case "noRows":
      return noRowsOperator;
    case "localFilter":
    case "localSort":
    case "localLimit":
    case "localCount": {
      const { prepareLocal } = context.driver;
      if (prepareLocal === undefined) throw new TypeError(`the driver has no ${node.kind}`);
      return prepareLocal(node, prepareCanonical(node.input, context), context.catalog);
    }
    case "batchFetch":
      return batchFetchOperator(node, prepareCanonical(node.input, context), (child) =>
        prepareCanonical(child, context),
      );
    case "keyUpdate":
    case "keyDelete":
      if (node.target.kind === "input") {
        const input = prepareCanonical(node.target.input, context);
        return targetedWriteOperator(node, input, prepareLeaf(node, context), context.catalog);
      }
      return leafOperator(prepareLeaf(node, context));
    default:
      return leafOperator(prepareLeaf(node, context));
  }
}

function prepareLeaf(node: Leaf, context: PrepareContext): PreparedLeaf {
  const prepared = context.driver.prepare(node, context.catalog);
  context.onLeaf(node, prepared);
  return prepared;
}

function prepareCanonical(node: Physical, context: PrepareContext): Operator {
  const operator = prepare(node, context);
  return "columns" in node && node.columns !== null
    ? decodeRows(operator, node.columns, modelOfLeaf(node))
    : operator;
}

/** Of the leaves whose rows are to be decoded: those that run as statements. */
function modelOfLeaf(node: Physical): string {
  if (node.kind === "pushedQuery") return modelOfRows(node.query.input);
  if (node.kind === "emittedStatement") return node.run.subject.model;
  return node.kind === "pushedWrite" ? node.write.model : "";
}
