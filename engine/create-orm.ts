import { DEFAULT_COMPILE_OPTIONS } from "../compiler/compile.ts";
import { RULES } from "../compiler/rules/index.ts";
import type { AnySchema } from "../compiler/schema/schema.ts";
import type { Orm } from "../compiler/types/orm.ts";
import { OrmError } from "../ir/orm-error.ts";
import { bookOptions } from "./book-options.ts";
import { systemClock } from "./call-instant.ts";
import { checkedLimits } from "./checked-limits.ts";
import { compilerPlans } from "./compiler-plans.ts";
import type { Driver } from "./driver.ts";
import { Engine, type EngineOptions } from "./engine.ts";
import type { OrmOptions } from "./orm-options.ts";
import { ormOver } from "./orm-over.ts";
import { PointReads } from "./point-reads/point-reads.ts";
import { transactionMembers } from "./transaction-members.ts";

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
    ...bookOptions(options, limits),
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
