import type { Predicate } from "../predicate/predicate.ts";
import type { Column } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/** The input's rows, whole records of the model, for which the residual predicate is true. */
export interface LocalFilter {
  readonly kind: "localFilter";
  readonly input: Physical;
  readonly model: string;
  readonly predicate: Predicate;
  readonly columns: readonly Column[];
}

export function localFilter(
  input: Physical,
  model: string,
  predicate: Predicate,
  columns: readonly Column[],
): LocalFilter {
  return Object.freeze({
    kind: "localFilter",
    input,
    model,
    predicate,
    columns: Object.freeze(columns.slice()),
  });
}
