import type { Physical } from "./physical-plan.ts";

/** The number of the input's rows. */
export interface LocalCount {
  readonly kind: "localCount";
  readonly input: Physical;
}

export function localCount(input: Physical): LocalCount {
  return Object.freeze({ kind: "localCount", input });
}
