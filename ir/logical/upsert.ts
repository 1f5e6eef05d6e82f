import { type Expiry, freezeExpiry } from "../expiry.ts";
import { type Assignment, freezeAssignments } from "./insert.ts";
import type { Output } from "./project.ts";
import { type Change, freezeChanges } from "./update.ts";

/**
 * One atomic action: where a row has the key's values (as `assignments` gives them), the changes are made
 * to it, otherwise the new row is inserted. A conflict on any other unique key is an error. A row that has
 * ended counts as none, and goes. The result is the row's record.
 */
export interface Upsert {
  readonly kind: "upsert";
  readonly model: string;
  /** Name of the unique key. */
  readonly key: string;
  readonly assignments: readonly Assignment[];
  readonly changes: readonly Change[];
  readonly returning: readonly Output[];
  readonly expiry: Expiry | null;
}

export function upsert(
  model: string,
  key: string,
  assignments: readonly Assignment[],
  changes: readonly Change[],
  returning: readonly Output[],
  expiry: Expiry | null = null,
): Upsert {
  return Object.freeze({
    kind: "upsert",
    model,
    key,
    assignments: freezeAssignments(assignments),
    changes: freezeChanges(changes),
    returning: Object.freeze(returning.slice()),
    expiry: freezeExpiry(expiry),
  });
}
