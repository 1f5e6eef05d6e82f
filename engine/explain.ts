import type { Explanation } from "../ir/explanation.ts";
import { inputsOf } from "../ir/physical/inputs-of.ts";
import { isLeaf } from "../ir/physical/is-leaf.ts";
import type { Physical } from "../ir/physical/physical-plan.ts";
import { printPhysical } from "../ir/physical/print-physical.ts";
import type { Leaf, PreparedLeaf } from "./driver.ts";
import type { PreparedCall } from "./prepared-call.ts";

/** What a prepared call will do: all of it is known before it runs. */
export function explain(call: PreparedCall): Explanation {
  const { root, strategies } = call.physical;
  return Object.freeze({
    text: printPhysical(root),
    steps: Object.freeze(stepsOf(root)),
    roundTrips: roundTripsOf(root, (leaf) => leaf?.roundTrips ?? 1, call.leaves),
    roundTripsMax: roundTripsOf(root, (leaf) => leaf?.roundTripsMax ?? leaf?.roundTrips ?? 1, call.leaves),
    statements: Object.freeze([...call.leaves.values()].map((leaf) => leaf.text)),
    relations: Object.freeze(strategies.slice()),
  });
}

const STEP_NAMES: Readonly<Record<Physical["kind"], string>> = {
  pushedQuery: "query",
  pushedWrite: "write",
  emittedStatement: "statement",
  keyLookup: "key lookup",
  indexLookup: "index lookup",
  rangeLookup: "range lookup",
  throughLookup: "through lookup",
  memberScan: "scan",
  memberCount: "member count",
  keyInsert: "insert",
  keyUpdate: "update",
  keyUpsert: "upsert",
  keyDelete: "delete",
  localFilter: "local filter",
  localSort: "local sort",
  localLimit: "local limit",
  localCount: "local count",
  batchFetch: "attach",
  noRows: "no rows",
};

function stepsOf(node: Physical): readonly string[] {
  return [...inputsOf(node).flatMap((together) => together.flatMap(stepsOf)), STEP_NAMES[node.kind]];
}

type TripsOf = (leaf: PreparedLeaf | undefined) => number;

/** Fetches run at the same time, the connecting rows of each before its own; by known keys beside the input. */
function roundTripsOf(node: Physical, own: TripsOf, leaves: ReadonlyMap<Leaf, PreparedLeaf>): number {
  const tripsOf = (input: Physical) => roundTripsOf(input, own, leaves);
  if (node.kind === "batchFetch") {
    const input = tripsOf(node.input);
    const fetches = node.fetches.map(
      ({ child, via, known }) =>
        (known === null ? input : 0) + (via === null ? 0 : tripsOf(via.input)) + tripsOf(child),
    );
    return Math.max(input, ...fetches);
  }
  return inputsOf(node)
    .flat()
    .map(tripsOf)
    .reduce(add, isLeaf(node) ? own(leaves.get(node)) : 0);
}

function add(a: number, b: number): number {
  return a + b;
}
