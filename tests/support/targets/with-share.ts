import type { Target } from "./target.ts";

/** The targets, each to run one of so many generated workloads. */
export function withShare(oneOf: number, targets: readonly Target[]): readonly Target[] {
  return targets.map((target) => ({ ...target, oneOf }));
}
