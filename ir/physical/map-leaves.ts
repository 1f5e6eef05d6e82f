import type { BatchFetch, Fetch } from "./batch-fetch.ts";
import type { EmittedStatement } from "./emitted-statement.ts";
import type { KeyTarget } from "./key-target.ts";
import type { Physical, StoreRead, StoreWrite } from "./physical-plan.ts";
import type { PushedQuery } from "./pushed-query.ts";
import type { PushedWrite } from "./pushed-write.ts";

export type PhysicalLeaf = PushedQuery | PushedWrite | EmittedStatement | StoreRead | StoreWrite;

/** The plan with other leaves in the places of its own. Each leaf's inputs are given as they are to be. */
export function mapLeaves(node: Physical, change: (leaf: PhysicalLeaf) => PhysicalLeaf): Physical {
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

function mapFetches(node: BatchFetch, change: (leaf: PhysicalLeaf) => PhysicalLeaf): BatchFetch {
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

function mapTarget(target: KeyTarget, change: (leaf: PhysicalLeaf) => PhysicalLeaf): KeyTarget {
  if (target.kind === "key") return target;
  return Object.freeze({ ...target, input: mapLeaves(target.input, change) });
}
