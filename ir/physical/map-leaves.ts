import type { BatchFetch, Fetch } from "./batch-fetch.ts";
import type { KeyTarget } from "./key-target.ts";
import type { Leaf, Physical } from "./physical-plan.ts";

/** The plan with other leaves in the places of its own. Each leaf's inputs are given as they are to be. */
export function mapLeaves(node: Physical, change: (leaf: Leaf) => Leaf): Physical {
  switch (node.kind) {
    case "noRows":
      return node;
    case "localFilter":
    case "localSort":
    case "localLimit":
    case "localCount":
      return Object.freeze({ ...node, input: mapLeaves(node.input, change) });
    case "batchFetch":
      return mapFetches(node, change);
    case "keyUpdate":
    case "keyDelete":
      return change(Object.freeze({ ...node, target: mapTarget(node.target, change) }));
    default:
      return change(node);
  }
}

function mapFetches(node: BatchFetch, change: (leaf: Leaf) => Leaf): BatchFetch {
  const fetches = node.fetches.map(
    (fetch): Fetch =>
      Object.freeze({
        ...fetch,
        child: mapLeaves(fetch.child, change),
        via: fetch.via && Object.freeze({ ...fetch.via, input: mapLeaves(fetch.via.input, change) }),
      }),
  );
  return Object.freeze({ ...node, input: mapLeaves(node.input, change), fetches: Object.freeze(fetches) });
}

function mapTarget(target: KeyTarget, change: (leaf: Leaf) => Leaf): KeyTarget {
  if (target.kind === "key") return target;
  return Object.freeze({ ...target, input: mapLeaves(target.input, change) });
}
