import type { Rows } from "./logical-plan.ts";

/** The rows of the target removed; the result is their number. */
export interface Delete {
  readonly kind: "delete";
  readonly model: string;
  readonly target: Rows;
}

export function deleteRows(model: string, target: Rows): Delete {
  return Object.freeze({ kind: "delete", model, target });
}
