import type { Target } from "../runner/target.ts";
import { memoryTarget } from "./memory.ts";

/** Backends that need no server, in the order in which they are run. */
export function embeddedTargets(): readonly Target[] {
  return [memoryTarget()];
}
