import type { Write } from "../logical/logical-plan.ts";
import type { Column } from "./column.ts";

/**
 * A write that the backend runs as one statement. The columns are what it returns of the changed rows,
 * fields only (`write.returning` holds no nests); `null` where the result is the number of rows.
 */
export interface PushedWrite {
  readonly kind: "pushedWrite";
  readonly write: Write;
  readonly columns: readonly Column[] | null;
}

export function pushedWrite(write: Write, columns: readonly Column[] | null): PushedWrite {
  return Object.freeze({ kind: "pushedWrite", write, columns: columns && Object.freeze(columns.slice()) });
}
