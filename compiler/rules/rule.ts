import type { Catalog } from "../../ir/catalog.ts";
import type { Rows } from "../../ir/logical/logical-plan.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";

/**
 * One rewrite: same meaning, less to do. A rule looks at one node, whose children were rewritten before,
 * and returns that same node where it has nothing to say. It never walks; the runner does.
 */
export interface Rule {
  readonly name: string;
  readonly predicate?: (predicate: Predicate, context: RuleContext) => Predicate;
  readonly rows?: (rows: Rows, context: RuleContext) => Rows;
}

export interface RuleContext {
  readonly catalog: Catalog;
}
