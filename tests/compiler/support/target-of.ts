import type { PlanTarget } from "../../../compiler/plan/planning.ts";
import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";

/** A backend on paper that can do so much. */
export function targetOf(capabilities: Capabilities): PlanTarget {
  return { capabilities, planning: capabilities.pushedQueries ? statementPlanning : recordPlanning };
}
