import type { Catalog } from "../ir/catalog.ts";
import type { LogicalPlan } from "../ir/logical/logical-plan.ts";
import type { Project } from "../ir/logical/project.ts";
import type { PhysicalPlan } from "../ir/physical/physical-plan.ts";
import { lower } from "./lower/lower.ts";
import { plan } from "./plan/plan.ts";
import { Planner, type PlanOptions } from "./plan/planner.ts";
import type { PlanTarget } from "./plan/planning.ts";
import { type PointRead, pointRead } from "./plan/point-read.ts";
import { RULES } from "./rules/index.ts";
import { type RewriteOptions, rewrite } from "./rules/rewrite.ts";
import type { Word } from "./shape/token.ts";

export interface CompileOptions extends PlanOptions {
  /** Names of rewrite rules to leave out. The answers are the same without them. */
  readonly disabledRules: ReadonlySet<string>;
  readonly observe?: RewriteOptions["observe"];
}

export const DEFAULT_COMPILE_OPTIONS: CompileOptions = Object.freeze({
  strategy: null,
  scan: "allow",
  storeClock: "same",
  disabledRules: new Set<string>(),
});

export interface Compiled {
  /** What is asked, after the rewrites. */
  readonly logical: LogicalPlan;
  readonly physical: PhysicalPlan;
  /** The same look-up for many keys; null where the call is no look-up by one key. */
  readonly pointRead: PointRead | null;
}

/**
 * From a shape to the plan that runs for every call of that shape: pure and synchronous, no value, client
 * or clock. Throws `UnsupportedCall` where the backend cannot keep the call's meaning.
 */
export function compile(
  words: readonly Word[],
  catalog: Catalog,
  target: PlanTarget,
  options: CompileOptions,
): Compiled {
  const lowered = lower(words, catalog);
  const rules = RULES.filter((rule) => !options.disabledRules.has(rule.name));
  const logical = rewrite(lowered.plan, catalog, { rules, observe: options.observe });
  const planner = new Planner(catalog, target, options, lowered);
  return {
    logical,
    physical: plan(planner, lowered.model, logical),
    pointRead: pointRead(logical, lowered, target.capabilities),
  };
}

/** The plan of a point read; its first slot holds the list of keys. */
export function compilePointRead(
  read: Project,
  single: PhysicalPlan,
  catalog: Catalog,
  target: PlanTarget,
  options: CompileOptions,
): PhysicalPlan {
  const planner = new Planner(catalog, target, options, { slots: single.callSlots, now: single.now });
  return Object.freeze({ ...plan(planner, single.model, read), outputs: single.outputs });
}
