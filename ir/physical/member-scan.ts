import type { Column } from "./column.ts";

/** Every record of the model, whole, in no order, read in batches. `$explain` calls it a scan. */
export interface MemberScan {
  readonly kind: "memberScan";
  readonly model: string;
  readonly columns: readonly Column[];
}

export function memberScan(model: string, columns: readonly Column[]): MemberScan {
  return Object.freeze({ kind: "memberScan", model, columns: Object.freeze(columns.slice()) });
}
