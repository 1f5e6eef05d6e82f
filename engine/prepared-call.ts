import { type Compiled, type CompileOptions, compile, compilePointRead } from "../compiler/compile.ts";
import type { Word } from "../compiler/shape/token.ts";
import type { Catalog } from "../ir/catalog.ts";
import type { PhysicalPlan } from "../ir/physical/physical-plan.ts";
import type { Answer, Driver, Leaf, PreparedLeaf } from "./driver.ts";
import { type Hydrate, hydrator } from "./hydrate/hydrate.ts";
import { columnsOf } from "./operators/columns-of.ts";
import type { Operator } from "./operators/operator.ts";
import { prepare } from "./operators/prepare.ts";
import { type PreparedPointRead, preparePointRead } from "./point-reads/prepared-point-read.ts";

/** Everything that calls of one shape share. */
export interface PreparedCall {
  readonly compiled: Compiled;
  readonly operator: Operator;
  /** From the root operator's answer to what the application gets. */
  readonly result: (answer: Answer) => unknown;
  /** What each leaf will send. */
  readonly leaves: ReadonlyMap<Leaf, PreparedLeaf>;
  /** Prepares the same look-up for many keys; null where the call is none. */
  readonly pointRead: (() => PreparedPointRead) | null;
}

export interface CallContext {
  readonly catalog: Catalog;
  readonly driver: Driver;
  readonly options: CompileOptions;
}

export function prepareCall(words: readonly Word[], context: CallContext): PreparedCall {
  const { catalog, driver, options } = context;
  const compiled = compile(words, catalog, driver, options);
  const leaves = new Map<Leaf, PreparedLeaf>();
  const operator = prepare(compiled.physical.root, {
    driver,
    catalog,
    onLeaf: (leaf, prepared) => leaves.set(leaf, prepared),
  });
  const result = resultReader(compiled.physical, operator);
  return { compiled, operator, result, leaves, pointRead: lazyPointRead(compiled, context) };
}

/** Compiled when two such calls first meet in one tick. */
function lazyPointRead(compiled: Compiled, context: CallContext): (() => PreparedPointRead) | null {
  if (compiled.pointRead === null) return null;
  const { plan, field } = compiled.pointRead;
  let prepared: PreparedPointRead | null = null;
  return () => {
    const { catalog, driver, options } = context;
    prepared ??= preparePointRead(
      compilePointRead(plan, compiled.physical, catalog, driver, options),
      field,
      { driver, catalog, onLeaf: () => {} },
    );
    return prepared;
  };
}

function resultReader(plan: PhysicalPlan, operator: Operator): (answer: Answer) => unknown {
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
