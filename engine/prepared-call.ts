import type { PhysicalPlan } from "../ir/physical/physical-plan.ts";
import type { Answer, Leaf, PreparedLeaf } from "./driver.ts";
import { type Hydrate, hydrator } from "./hydrate/hydrate.ts";
import { columnsOf } from "./operators/columns-of.ts";
import type { Operator } from "./operators/operator.ts";
import type { PreparedPointRead } from "./point-reads/prepared-point-read.ts";

/** Everything that calls of one shape share. */
export interface PreparedCall {
  readonly physical: PhysicalPlan;
  readonly operator: Operator;
  /** From the root operator's answer to what the application gets. */
  readonly result: (answer: Answer) => unknown;
  /** What each leaf will send. */
  readonly leaves: ReadonlyMap<Leaf, PreparedLeaf>;
  /** Prepares the same look-up for many keys; null where the call is none. */
  readonly pointRead: (() => PreparedPointRead) | null;
}

/** From the root operator's answer to what a call of the plan gives. */
export function resultReader(plan: PhysicalPlan, operator: Operator): (answer: Answer) => unknown {
  if (plan.result === "count" || plan.outputs === null) return (answer) => answer.count;
  const hydrate = hydrator(columnsOf(plan.root), plan.outputs, operator.codec, plan.model);
  return plan.result === "rows" ? rowsReader(hydrate) : rowReader(hydrate);
}

function rowsReader(hydrate: Hydrate): (answer: Answer) => unknown {
  return (answer) => answer.rows.map(hydrate);
}

function rowReader(hydrate: Hydrate): (answer: Answer) => unknown {
  return (answer) => {
    const row = answer.rows[0];
    return row === undefined ? null : hydrate(row);
  };
}
