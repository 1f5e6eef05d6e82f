import { inputsOf } from "../../ir/physical/inputs-of.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";

/** Every operator of a physical plan, inputs first. */
export function allNodes(root: Physical): readonly Physical[] {
  return [...inputsOf(root).flatMap((together) => together.flatMap(allNodes)), root];
}
