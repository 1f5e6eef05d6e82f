import { type Compiled, type CompileOptions, compile } from "../compiler/compile.ts";
import type { Word } from "../compiler/shape/token.ts";
import type { Catalog } from "../ir/catalog.ts";
import type { Column } from "../ir/physical/column.ts";
import type { Physical, PhysicalPlan } from "../ir/physical/physical-plan.ts";
import type { Answer, Driver, Leaf, PreparedLeaf } from "./driver.ts";
import { hydrator } from "./hydrate/hydrate.ts";
import type { Operator } from "./operators/operator.ts";
import { prepare } from "./operators/prepare.ts";

/** Everything that calls of one shape share. */
export interface PreparedCall {
  readonly compiled: Compiled;
  readonly operator: Operator;
  /** From the root operator's answer to what the application gets. */
  readonly result: (answer: Answer) => unknown;
  /** What each leaf will send. */
  readonly leaves: ReadonlyMap<Leaf, PreparedLeaf>;
}

export function prepareCall(
  words: readonly Word[],
  catalog: Catalog,
  driver: Driver,
  options: CompileOptions,
): PreparedCall {
  const compiled = compile(words, catalog, driver.capabilities, options);
  const leaves = new Map<Leaf, PreparedLeaf>();
  const operator = prepare(compiled.physical.root, {
    driver,
    catalog,
    onLeaf: (leaf, prepared) => leaves.set(leaf, prepared),
  });
  return { compiled, operator, result: resultReader(compiled.physical, operator), leaves };
}

function resultReader(plan: PhysicalPlan, operator: Operator): (answer: Answer) => unknown {
  if (plan.result === "count" || plan.outputs === null) return (answer) => answer.count;
  const hydrate = hydrator(columnsOf(plan.root), plan.outputs, operator.codec, plan.model);
  if (plan.result === "rows") return (answer) => answer.rows.map(hydrate);
  return (answer) => {
    const row = answer.rows[0];
    return row === undefined ? null : hydrate(row);
  };
}

function columnsOf(node: Physical): readonly Column[] {
  return "columns" in node && node.columns !== null ? node.columns : [];
}
