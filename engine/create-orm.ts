import { DEFAULT_COMPILE_OPTIONS } from "../compiler/compile.ts";
import { RULES } from "../compiler/rules/index.ts";
import type { AnySchema } from "../compiler/schema/schema.ts";
import type { Limits } from "../compiler/shape/limits.ts";
import type { Orm } from "../compiler/types/orm.ts";
import { OrmError } from "../ir/orm-error.ts";
import type { Strategy } from "../ir/physical/physical-plan.ts";
import { type Clock, systemClock } from "./call-instant.ts";
import { checkedLimits } from "./checked-limits.ts";
import { checkedStrategy } from "./checked-strategy.ts";
import { compilerPlans } from "./compiler-plans.ts";
import type { Driver } from "./driver.ts";
import { Engine, type EngineOptions } from "./engine.ts";
import { ormOver } from "./orm-over.ts";
import { PointReads } from "./point-reads/point-reads.ts";
import { transactionMembers } from "./transaction-members.ts";

export interface OrmOptions {
  /** Budgets of a call; see {@link Limits}. */
  readonly limits?: Partial<Limits> | undefined;
  /**
   * The way to load every relation that can be loaded so; others, and where the backend has no such way, as
   * by default: by expected cost.
   */
  readonly strategy?: Strategy | undefined;
  /**
   * Whether `findUnique` calls of one shape that are made in one tick, outside transactions, are sent as
   * one request. By default where requests cross a network. Those that load lists never are where a statement returns
   * the lists too.
   */
  readonly coalesce?: boolean | undefined;
  /**
   * The clock by which rows end and `defaultNow` fills: milliseconds since 1970, by default the system's. With
   * a clock of its own an orm does not let stores free records by theirs; `$purgeExpired` does.
   */
  readonly clock?: Clock | undefined;
  /** Rewrite rules to leave out, by name: for tests and for finding a defect. */
  readonly rules?: { readonly disable: readonly string[] } | undefined;
}

export interface CreateOrmInput<S extends AnySchema> extends OrmOptions {
  readonly schema: S;
  readonly driver: Driver;
}

/** The orm of a schema over a driver. Nothing is sent before the first call. */
export function createOrm<S extends AnySchema>(input: CreateOrmInput<S>): Orm<S> {
  const engine = new Engine(input.schema, input.driver, engineOptions(input.schema, input, input.driver));
  return ormOver<S>(engine, input.schema, input.driver.session, transactionMembers);
}

function engineOptions(schema: AnySchema, options: OrmOptions, driver: Driver): EngineOptions {
  const limits = checkedLimits(options.limits);
  const disabled = options.rules?.disable ?? [];
  for (const name of disabled) {
    if (!RULES.some((rule) => rule.name === name)) {
      throw new OrmError("INVALID_QUERY", "rules.disable names no rewrite rule", { path: "rules.disable" });
    }
  }
  const plans = compilerPlans(schema.catalog, driver, {
    ...DEFAULT_COMPILE_OPTIONS,
    strategy: checkedStrategy(options, "strategy") ?? null,
    scan: limits.scan,
    storeClock: options.clock === undefined ? "same" : "other",
    disabledRules: new Set(disabled),
  });
  const coalesces = options.coalesce ?? driver.remote === true;
  return {
    limits,
    plans,
    pointReads: coalesces ? new PointReads(driver.session) : null,
    clock: options.clock ?? systemClock,
  };
}
