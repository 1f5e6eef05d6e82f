import type { Catalog } from "../../ir/catalog.ts";
import type { LogicalPlan } from "../../ir/logical/logical-plan.ts";
import { type Compiled, type CompileOptions, compile } from "../compile.ts";
import { lower } from "../lower/lower.ts";
import type { PlanTarget } from "../plan/planning.ts";
import type { Word } from "../shape/token.ts";
import { columnsConsistent } from "./columns-consistent.ts";
import { endedHidden, endedHiddenPhysical } from "./ended-hidden.ts";
import { fieldsPreserved } from "./fields-preserved.ts";
import { frozen } from "./frozen.ts";
import { orderPreserved } from "./order-preserved.ts";
import { resolved } from "./resolved.ts";
import { resolvedPhysical } from "./resolved-physical.ts";
import { supported } from "./supported.ts";

/**
 * Compiles as `compile` does, and looks at every plan on the way: the lowered one, the one that each rule
 * left behind, and the one that runs. Throws on the first that is not what it must be. For tests: it takes
 * many times as long as the compiling.
 */
export function compileVerified(
  words: readonly Word[],
  catalog: Catalog,
  target: PlanTarget,
  options: CompileOptions,
): Compiled {
  const lowered = lower(words, catalog);
  const look = (stage: string, plan: LogicalPlan) =>
    refuse(stage, [
      ...frozen(plan),
      ...resolved(plan, catalog, lowered.slots),
      ...endedHidden(plan, catalog, lowered.now),
    ]);
  look("lowering", lowered.plan);
  const observe: CompileOptions["observe"] = (rule, before, after) => {
    look(rule.name, after);
    refuse(rule.name, [...fieldsPreserved(before, after), ...orderPreserved(before, after, catalog)]);
    options.observe?.(rule, before, after);
  };
  const compiled = compile(words, catalog, target, { ...options, observe });
  const { physical } = compiled;
  refuse("planning", [
    ...frozen(physical),
    ...resolvedPhysical(physical, catalog),
    ...endedHiddenPhysical(physical, catalog),
    ...supported(physical, catalog, target.capabilities),
    ...columnsConsistent(physical, catalog),
  ]);
  return compiled;
}

function refuse(stage: string, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`after ${stage}:\n${problems.join("\n")}`);
}
