import type { Predicate } from "../predicate/predicate.ts";
import type { Column } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/** The input's rows for which the residual predicate is true. */
export interface LocalFilter {
  readonly kind: "localFilter";
  readonly input: Physical;
  readonly predicate: Predicate;
  readonly columns: readonly Column[];
}

export function localFilter(input: Physical, predicate: Predicate, columns: readonly Column[]): LocalFilter {
  return Object.freeze({ kind: "localFilter", input, predicate, columns });
}
