import { DEFAULT_COMPILE_OPTIONS } from "../../../compiler/compile.ts";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { javascriptLiteral } from "../../../emitters/artifacts/compiled/javascript-literal.ts";
import { emittedPlan } from "../../../engine/ahead/emitted-plan.ts";
import type { BackendOptions } from "../../../engine/backends/backend.ts";
import { bookOptions } from "../../../engine/book-options.ts";
import { systemClock } from "../../../engine/call-instant.ts";
import { checkedLimits } from "../../../engine/checked-limits.ts";
import { compileCall } from "../../../engine/compile-call.ts";
import { bookPlans } from "../../../engine/compiled/book-plans.ts";
import { cloudflareKv } from "../../../engine/compiled/cloudflare-kv.ts";
import type { CompiledBackend } from "../../../engine/compiled/compiled-backend.ts";
import { d1 } from "../../../engine/compiled/d1.ts";
import { compilerPlans } from "../../../engine/compiler-plans.ts";
import type { Driver, Executor, Leaf } from "../../../engine/driver.ts";
import { Engine } from "../../../engine/engine.ts";
import { frozenDriver } from "../../../engine/frozen-driver.ts";
import { heldWrites } from "../../../engine/key-value/portable/held-writes.ts";
import { throughReads } from "../../../engine/key-value/portable/through-reads.ts";
import { prepare } from "../../../engine/operators/prepare.ts";
import { prepareLocal } from "../../../engine/operators/prepare-local.ts";
import { ormOver } from "../../../engine/orm-over.ts";
import type { PlanSource } from "../../../engine/plan-source.ts";
import { transactionMembers } from "../../../engine/transaction-members.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { PlanBook } from "../../../ir/plan-book.ts";
import { shapeText } from "../../../ir/plan-book.ts";
import { cloudflareKvTarget } from "./cloudflare-kv.ts";
import { d1Target } from "./d1.ts";
import type { OpenOptions, Subject, Target } from "./target.ts";

export function compiledD1Target(): Target {
  return compiledTarget(d1Target(), d1(), {});
}

export function compiledKvTarget(): Target {
  const parts = { prepareLocal, through: throughReads, transactions: heldWrites };
  return compiledTarget(cloudflareKvTarget(), cloudflareKv(parts), { atomicity: "process" });
}

/** The target's store, with each call printed as a plan, read again, and run as a bundle runs it. */
function compiledTarget(target: Target, backend: CompiledBackend, given: BackendOptions): Target {
  return {
    ...target,
    name: `compiled ${target.name}`,
    open: async (schema, options = {}) => {
      const subject = await target.open(schema, options);
      return compiledSubject(subject, schema, backend, given, options);
    },
  };
}

function compiledSubject<S extends AnySchema>(
  subject: Subject<S>,
  schema: S,
  backend: CompiledBackend,
  given: BackendOptions,
  options: OpenOptions,
): Subject<S> {
  const executor = backend.createExecutor(subject.driver.client, given);
  const limits = checkedLimits(options.limits);
  const engine = new Engine(schema, executor, {
    limits,
    plans: printedPlans(subject, schema, executor, { ...options, limits }),
    pointReads: null,
    clock: options.clock ?? systemClock,
  });
  return {
    ...subject,
    orm: ormOver<S>(engine, schema, executor.session, transactionMembers),
    driver: compiledDriver(subject.driver, executor),
    capabilities: executor.capabilities,
  };
}

/** Plans as the driver does, and runs what it emits as a bundle does: for the published kit, which asks for a driver. */
function compiledDriver(driver: Driver, executor: Executor): Driver {
  return frozenDriver({
    ...executor,
    planning: driver.planning,
    prepare: (leaf: Leaf, catalog: Catalog) =>
      executor.prepare(readAgain(driver.prepare(leaf, catalog).emitted ?? leaf), catalog),
  });
}

function printedPlans<S extends AnySchema>(
  { driver }: Subject<S>,
  { catalog }: S,
  executor: Executor,
  options: OpenOptions & { readonly limits: ReturnType<typeof checkedLimits> },
): PlanSource {
  const book = { backend: executor.kind, options: bookOptions(options, options.limits) };
  const compile = {
    ...DEFAULT_COMPILE_OPTIONS,
    ...book.options,
    disabledRules: new Set(options.rules?.disable ?? []),
  };
  return {
    ...compilerPlans(catalog, driver, compile),
    prepare: (words) => {
      const plan = emittedPlan(compileCall(words, { catalog, driver, options: compile }));
      const plans: PlanBook["plans"] = { [shapeText(words)]: readAgain(plan) };
      return bookPlans({ ...book, plans }, catalog, executor, prepare).prepare(words);
    },
  };
}

function readAgain<T>(plan: T): T {
  return new Function(`return ${javascriptLiteral(plan)}`)();
}
