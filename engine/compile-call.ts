import { type Compiled, type CompileOptions, compile, compilePointRead } from "../compiler/compile.ts";
import type { Word } from "../compiler/shape/token.ts";
import type { Catalog } from "../ir/catalog.ts";
import type { LogicalPlan } from "../ir/logical/logical-plan.ts";
import type { Driver, Leaf, PreparedLeaf } from "./driver.ts";
import { prepare } from "./operators/prepare.ts";
import { type PreparedPointRead, preparePointRead } from "./point-reads/prepared-point-read.ts";
import { type PreparedCall, resultReader } from "./prepared-call.ts";

export interface CallContext {
  readonly catalog: Catalog;
  readonly driver: Driver;
  readonly options: CompileOptions;
}

export interface CompiledCall extends PreparedCall {
  /** What is asked, after the rewrites. */
  readonly logical: LogicalPlan;
}

/** From the words of a shape to what its calls share. */
export function compileCall(words: readonly Word[], context: CallContext): CompiledCall {
  const { catalog, driver, options } = context;
  const compiled = compile(words, catalog, driver, options);
  const { logical, physical } = compiled;
  const leaves = new Map<Leaf, PreparedLeaf>();
  const operator = prepare(physical.root, {
    driver,
    catalog,
    onLeaf: (leaf, prepared) => leaves.set(leaf, prepared),
  });
  const result = resultReader(physical, operator);
  return { logical, physical, operator, result, leaves, pointRead: lazyPointRead(compiled, context) };
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
