import { and } from "../../ir/predicate/and.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import { mentionsSlot } from "../../ir/predicate/mentions-slot.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Planner } from "./planner.ts";

/** What the call itself asks of the rows, besides that they have not ended. */
export function withoutLive({ now }: Planner, predicate: Predicate | null): Predicate | null {
  if (predicate === null || now === null) return predicate;
  const items = conjuncts(predicate);
  const asked = items.filter((item) => !mentionsSlot(item, now));
  if (asked.length === items.length) return predicate;
  const [only] = asked;
  return asked.length > 1 ? and(asked) : (only ?? null);
}
