import type { Predicate } from "../predicate/predicate.ts";
import type { Rows } from "./logical-plan.ts";

/** The rows of the input for which the predicate is true, in the input's order. */
export interface Filter {
  readonly kind: "filter";
  readonly input: Rows;
  readonly predicate: Predicate;
}

export function filter(input: Rows, predicate: Predicate): Filter {
  return Object.freeze({ kind: "filter", input, predicate });
}
