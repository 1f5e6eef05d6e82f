import type { Capabilities } from "../../ir/capabilities.ts";
import { filter } from "../../ir/logical/filter.ts";
import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { fieldOutput, type Output, type Project, project } from "../../ir/logical/project.ts";
import { and } from "../../ir/predicate/and.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import { amongFewKeys } from "../../ir/predicate/in-list.ts";
import { mentionsSlot } from "../../ir/predicate/mentions-slot.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";
import type { CallSlots } from "./planner.ts";

/** Many look-ups by one key as one read: the plan, and the field by which each finds its row again. */
export interface PointRead {
  readonly plan: Project;
  readonly field: string;
}

/**
 *     first (project (…) (filter k = $0 scan))  =>  project (…, k) (filter k in $0 scan)
 *
 * Helps: calls of one shape made in one tick become one request. Legal: k is a unique key, so each value
 * has at most one row, and the row says by its k whose it is. Calls that ask for rows that have not ended
 * do so at one instant, that of the request.
 * Not where the call binds another value, in the selection or beside the key: two calls may differ in it.
 * Not where a statement returns lists inside their parent's row: a server makes those of one statement one after
 * the other, those of several on as many cores.
 */
export function pointRead(
  plan: LogicalPlan,
  { slots, now }: CallSlots,
  { nestedLevels }: Capabilities,
): PointRead | null {
  if (slots !== (now === null ? 1 : 2) || plan.kind !== "first") return null;
  const { input, outputs } = plan.input;
  if (nestedLevels > 0 && outputs.some(holdsList)) return null;
  if (input.kind !== "filter" || input.input.kind !== "scan") return null;
  const items = conjuncts(input.predicate);
  const keyed = items.find((item) => item.kind === "compare" && item.op === "eq");
  if (keyed?.kind !== "compare" || !items.every((item) => item === keyed || isLive(item, now))) return null;
  const { field, slot } = keyed;
  const selected = outputs.some((output) => output.kind === "field" && output.name === field);
  const among = amongFewKeys(field, slot);
  const rest = items.filter((item) => item !== keyed);
  const rows = filter(input.input, rest.length === 0 ? among : and([among, ...rest]));
  return { field, plan: project(rows, selected ? outputs : [...outputs, fieldOutput(field)]) };
}

function holdsList(output: Output): boolean {
  if (output.kind === "field") return false;
  return output.cardinality === "many" || output.plan.outputs.some(holdsList);
}

function isLive(predicate: Predicate, now: Slot | null): boolean {
  return now !== null && mentionsSlot(predicate, now);
}
