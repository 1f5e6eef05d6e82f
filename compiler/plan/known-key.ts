import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Slot } from "../../ir/slot.ts";

/**
 *     batchFetch (key lookup k = $0) with a child by the cells of k
 *       =>  the same, with a key set that is known before its input is read: $0
 *
 * Helps: the child is sent beside the look-up and not after its answer, which is a round trip less. Legal: a store
 * finds a record by the very cell that it has; where it finds none, or none that passes a filter above, what the
 * child read is dropped. Wrong would be the value that a database compares with: where 'A' equals 'a', the row's
 * own cell is another.
 */
export function knownKey(input: Physical, from: string): Slot | null {
  const found = input.kind === "localFilter" ? input.input : input;
  if (found.kind !== "keyLookup") return null;
  const part = found.parts.find(({ field }) => field === from);
  return part === undefined || part.list ? null : part.slot;
}
