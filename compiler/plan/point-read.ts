import { filter } from "../../ir/logical/filter.ts";
import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { fieldOutput, type Project, project } from "../../ir/logical/project.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import type { Slot } from "../../ir/slot.ts";

/** Many look-ups by one key as one read: the plan, and the field by which each finds its row again. */
export interface PointRead {
  readonly plan: Project;
  readonly field: string;
}

/**
 *     first (project (…) (filter k = $0 scan))  =>  project (…, k) (filter k in $0 scan)
 *
 * Helps: calls of one shape made in one tick become one request. Legal: k is a unique key, so each value
 * has at most one row, and the row says by its k whose it is.
 * Not where the call binds another value, in the selection or beside the key: two calls may differ in it.
 */
export function pointRead(plan: LogicalPlan, slots: Slot): PointRead | null {
  if (slots !== 1 || plan.kind !== "first") return null;
  const { input, outputs } = plan.input;
  if (input.kind !== "filter" || input.input.kind !== "scan") return null;
  const { predicate } = input;
  if (predicate.kind !== "compare" || predicate.op !== "eq") return null;
  const { field, slot } = predicate;
  const selected = outputs.some((output) => output.kind === "field" && output.name === field);
  const rows = filter(input.input, inList(field, slot, false));
  return { field, plan: project(rows, selected ? outputs : [...outputs, fieldOutput(field)]) };
}
