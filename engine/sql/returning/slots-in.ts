import type { Slot } from "../../../ir/slot.ts";

/** The slots that a plan mentions: plans are plain data in which a slot stands under the name `slot`. */
export function slotsIn(plan: unknown): readonly Slot[] {
  if (typeof plan !== "object" || plan === null) return [];
  return Object.entries(plan).flatMap(([name, value]) =>
    name === "slot" && typeof value === "number" ? [value] : slotsIn(value),
  );
}
