import { mapLeaves } from "../../ir/physical/map-leaves.ts";
import type { Leaf, PhysicalPlan } from "../../ir/physical/physical-plan.ts";
import type { PreparedCall } from "../prepared-call.ts";

/** The plan of a call as plain data, its statements emitted; why relations are loaded as they are is left out. */
export function emittedPlan({ physical, leaves }: PreparedCall): PhysicalPlan {
  const emitted = (leaf: Leaf) => leaves.get(leaf)?.emitted ?? leaf;
  return { ...physical, root: mapLeaves(physical.root, emitted), strategies: [] };
}
