import type { Capabilities } from "../../ir/capabilities.ts";
import type { Model } from "../../ir/catalog.ts";
import type { Count } from "../../ir/logical/count.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import type { Project } from "../../ir/logical/project.ts";
import type { Physical } from "../../ir/physical/physical-plan.ts";
import type { Planner } from "./planner.ts";

/**
 * How calls are planned for backends of one kind: those that run statements, or those that keep records. A
 * driver brings that of its kind, so that an application carries no other.
 */
export interface Planning {
  readonly project: (planner: Planner, query: Project) => Physical;
  readonly count: (planner: Planner, count: Count) => Physical;
  readonly write: (planner: Planner, model: Model, write: Write) => Physical;
}

/** What plans are made for. A driver is one. */
export interface PlanTarget {
  readonly capabilities: Capabilities;
  readonly planning: Planning;
}
