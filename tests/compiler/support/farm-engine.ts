import { DEFAULT_COMPILE_OPTIONS } from "../../../compiler/compile.ts";
import { DEFAULT_LIMITS, type Limits } from "../../../compiler/shape/limits.ts";
import type { Method } from "../../../compiler/shape/method.ts";
import { systemClock } from "../../../engine/call-instant.ts";
import { compilerPlans } from "../../../engine/compiler-plans.ts";
import type { Driver } from "../../../engine/driver.ts";
import { Engine } from "../../../engine/engine.ts";
import { farmSchema } from "../../golden/farm-schema.ts";

/** An engine by itself: it tells how often it compiled. */
export function farmEngine(driver: Driver, limits: Partial<Limits> = {}): Engine {
  return new Engine(farmSchema, driver, {
    limits: { ...DEFAULT_LIMITS, ...limits },
    plans: compilerPlans(farmSchema.catalog, driver, DEFAULT_COMPILE_OPTIONS),
    pointReads: null,
    clock: systemClock,
  });
}

export function call(engine: Engine, model: string, method: Method, args?: unknown): Promise<unknown> {
  return engine.call(engine.driver.session, model, method, args);
}
