import type { Column } from "./column.ts";

/** No row, and nothing sent; counted, 0. */
export interface NoRows {
  readonly kind: "noRows";
  readonly columns: readonly Column[];
}

export function noRows(columns: readonly Column[]): NoRows {
  return Object.freeze({ kind: "noRows", columns: Object.freeze(columns.slice()) });
}
