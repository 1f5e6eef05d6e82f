import type { Rows } from "./logical-plan.ts";

/** The number of rows of the input. */
export interface Count {
  readonly kind: "count";
  readonly input: Rows;
}

export function count(input: Rows): Count {
  return Object.freeze({ kind: "count", input });
}
