import type { RowCount } from "../logical/limit.ts";
import type { Column } from "./column.ts";
import type { Physical } from "./physical-plan.ts";

/** The logical `limit` over the input's rows. */
export interface LocalLimit {
  readonly kind: "localLimit";
  readonly input: Physical;
  readonly take: RowCount | null;
  readonly skip: RowCount | null;
  readonly columns: readonly Column[];
}

export function localLimit(
  input: Physical,
  take: RowCount | null,
  skip: RowCount | null,
  columns: readonly Column[],
): LocalLimit {
  return Object.freeze({ kind: "localLimit", input, take, skip, columns: Object.freeze(columns.slice()) });
}
