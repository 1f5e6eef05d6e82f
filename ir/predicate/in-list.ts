import type { Slot } from "../slot.ts";

/**
 * `field in list`, or `field not in list` where negated. The slot holds a list of cells without nulls.
 * Unknown where the field is null, except against the empty list: nothing is in it, whatever the field.
 */
export interface InList {
  readonly kind: "inList";
  readonly field: string;
  readonly slot: Slot;
  readonly negated: boolean;
  /** The field is unique and the list short, with each key once: every key may be looked up by itself. */
  readonly fewKeys: boolean;
}

export function inList(field: string, slot: Slot, negated: boolean): InList {
  return Object.freeze({ kind: "inList", field, slot, negated, fewKeys: false });
}

export function amongFewKeys(field: string, slot: Slot): InList {
  return Object.freeze({ kind: "inList", field, slot, negated: false, fewKeys: true });
}
