import type { Output } from "./project.ts";

/** How many levels of related rows there are in the outputs: 0 for fields only. */
export function nestedLevels(outputs: readonly Output[]): number {
  return Math.max(
    0,
    ...outputs.map((output) => (output.kind === "nest" ? 1 + nestedLevels(output.plan.outputs) : 0)),
  );
}
