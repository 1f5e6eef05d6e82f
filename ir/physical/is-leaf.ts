import type { Leaf, Physical } from "./physical-plan.ts";

export function isLeaf(node: Physical): node is Leaf {
  switch (node.kind) {
    case "localFilter":
    case "localSort":
    case "localLimit":
    case "localCount":
    case "batchFetch":
    case "noRows":
      return false;
    default:
      return true;
  }
}
