import type { Catalog } from "../../ir/catalog.ts";
import type { LogicalPlan, Rows } from "../../ir/logical/logical-plan.ts";
import { mapPlanChildren, mapProjectChildren, mapRowsChildren } from "../../ir/logical/map-children.ts";
import type { Project } from "../../ir/logical/project.ts";
import { mapItems } from "../../ir/predicate/map-items.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** A plan of this many passes has a rule that undoes another; the tests would show it. */
const PASSES_MAX = 16;

export interface RewriteOptions {
  readonly rules: readonly Rule[];
  /** Sees each plan that a rule changed; the tests verify plans here. */
  readonly observe?: ((rule: Rule, before: LogicalPlan, after: LogicalPlan) => void) | undefined;
}

/** Applies the rules, in order and bottom up, until a whole pass changes nothing. */
export function rewrite(plan: LogicalPlan, catalog: Catalog, options: RewriteOptions): LogicalPlan {
  const context: RuleContext = { catalog };
  let current = plan;
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    const before = current;
    for (const rule of options.rules) {
      const after = applyRule(rule, current, context);
      if (after !== current) options.observe?.(rule, current, after);
      current = after;
    }
    if (current === before) return current;
  }
  throw new Error(`the rewrite rules did not settle in ${PASSES_MAX} passes`);
}

function applyRule(rule: Rule, plan: LogicalPlan, context: RuleContext): LogicalPlan {
  const onPredicate = (predicate: Predicate): Predicate => {
    const mapped = mapItems(predicate, onPredicate);
    return rule.predicate === undefined ? mapped : rule.predicate(mapped, context);
  };
  const onRows = (rows: Rows): Rows => {
    const mapped = rewritePredicate(mapRowsChildren(rows, map), onPredicate);
    return rule.rows === undefined ? mapped : rule.rows(mapped, context);
  };
  const onProject = (project: Project): Project => mapProjectChildren(project, map);
  const map = { rows: onRows, project: onProject };
  return mapPlanChildren(plan, map);
}

function rewritePredicate(rows: Rows, onPredicate: (predicate: Predicate) => Predicate): Rows {
  if (rows.kind !== "filter") return rows;
  const predicate = onPredicate(rows.predicate);
  return predicate === rows.predicate ? rows : Object.freeze({ ...rows, predicate });
}
