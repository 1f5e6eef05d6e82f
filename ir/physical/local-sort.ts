import type { SortKey } from "../logical/sort.ts";
import type { Column } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/** The input's rows ordered by the keys, null smallest. */
export interface LocalSort {
  readonly kind: "localSort";
  readonly input: Physical;
  readonly by: readonly SortKey[];
  readonly columns: readonly Column[];
}

export function localSort(input: Physical, by: readonly SortKey[], columns: readonly Column[]): LocalSort {
  return Object.freeze({ kind: "localSort", input, by, columns: Object.freeze(columns.slice()) });
}
