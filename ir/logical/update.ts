import { type Expiry, freezeExpiry } from "../expiry.ts";
import type { Slot } from "../slot.ts";
import type { Rows } from "./logical-plan.ts";
import type { Output } from "./project.ts";

/**
 * `set` assigns the slot, which may be null. The arithmetic operators compute from the stored value, in
 * the backend; null stays null. Integer division drops the fraction towards zero. A result outside the
 * kind's range is refused.
 */
export type ChangeOperator = "set" | "increment" | "decrement" | "multiply" | "divide";

export interface Change {
  readonly field: string;
  readonly op: ChangeOperator;
  readonly slot: Slot;
}

/**
 * The changes made to the rows of the target, all computed from the row as it was. With `returning` the
 * target is at most one row and the result its record, or null; without, the number of rows matched.
 * No changes: the rows are matched, counted and returned all the same. A row that has ended gives up the
 * unique key that a change takes.
 */
export interface Update {
  readonly kind: "update";
  readonly model: string;
  readonly target: Rows;
  readonly changes: readonly Change[];
  readonly returning: readonly Output[] | null;
  readonly expiry: Expiry | null;
}

export function update(
  model: string,
  target: Rows,
  changes: readonly Change[],
  returning: readonly Output[] | null,
  expiry: Expiry | null = null,
): Update {
  return Object.freeze({
    kind: "update",
    model,
    target,
    changes: freezeChanges(changes),
    returning: returning && Object.freeze(returning.slice()),
    expiry: freezeExpiry(expiry),
  });
}

export function freezeChanges(changes: readonly Change[]): readonly Change[] {
  return Object.freeze(changes.map((change) => Object.freeze({ ...change })));
}
