import type { Slot } from "../slot.ts";
import type { Predicate } from "./predicate.ts";

/** Whether a part of the predicate compares with the value in the slot. */
export function mentionsSlot(predicate: Predicate, slot: Slot): boolean {
  switch (predicate.kind) {
    case "and":
    case "or":
      return predicate.items.some((item) => mentionsSlot(item, slot));
    case "not":
      return mentionsSlot(predicate.item, slot);
    case "constant":
    case "isNull":
      return false;
    default:
      return predicate.slot === slot;
  }
}
