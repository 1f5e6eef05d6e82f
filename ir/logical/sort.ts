import type { Rows } from "./logical-plan.ts";

export interface SortKey {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

/** The input ordered by the keys, null smallest. Lowering completes the keys to a total order. */
export interface Sort {
  readonly kind: "sort";
  readonly input: Rows;
  readonly by: readonly SortKey[];
}

export function sort(input: Rows, by: readonly SortKey[]): Sort {
  return Object.freeze({
    kind: "sort",
    input,
    by: Object.freeze(by.map((key) => Object.freeze({ ...key }))),
  });
}
