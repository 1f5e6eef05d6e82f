import type { Slot } from "../slot.ts";

export type Comparison = "eq" | "ne" | "lt" | "lte" | "gt" | "gte";

/** `field <op> slot` by the order of the field's kind; unknown where the field is null. The slot never is. */
export interface Compare {
  readonly kind: "compare";
  readonly op: Comparison;
  readonly field: string;
  readonly slot: Slot;
}

export function compare(op: Comparison, field: string, slot: Slot): Compare {
  return Object.freeze({ kind: "compare", op, field, slot });
}
