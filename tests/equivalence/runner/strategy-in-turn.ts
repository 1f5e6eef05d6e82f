import type { Strategy } from "../../../ir/physical/physical-plan.ts";

const STRATEGIES: readonly (Strategy | undefined)[] = [undefined, "batch", "grouped", "correlated", "joined"];

/** Relations loaded as the planner likes, and all in each way, one workload after another. */
export function strategyInTurn(turn: number): { readonly strategy?: Strategy } {
  const strategy = STRATEGIES[turn % STRATEGIES.length];
  return strategy === undefined ? {} : { strategy };
}
