import { positionOf, type RecordLayout, type Row } from "../../emitters/key-value/record-layout.ts";
import type { StoreExpiry } from "../../ir/physical/store-expiry.ts";
import { cellAt, type Values } from "./bound-values.ts";

/** Which records have ended at the instant of a call, and when the store may free a record that has not. */
export interface Ending {
  readonly isEnded: (row: Row) => boolean;
  /** In milliseconds from now; `null` for a record that stays. */
  readonly freedIn: (row: Row) => number | null;
}

export const NEVER_ENDING: Ending = Object.freeze({ isEnded: () => false, freedIn: () => null });

export function endingOf(layout: RecordLayout, expiry: StoreExpiry | null): (values: Values) => Ending {
  if (expiry === null) return () => NEVER_ENDING;
  const at = positionOf(layout.model, expiry.field);
  return (values) => {
    const now = Number(cellAt(values, expiry.slot));
    const left = (row: Row) => (typeof row[at] === "number" ? row[at] - now : null);
    return {
      isEnded: (row) => (left(row) ?? 1) <= 0,
      freedIn: expiry.frees ? left : () => null,
    };
  };
}
