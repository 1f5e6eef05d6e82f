import type { CompileOptions } from "../compiler/compile.ts";
import type { Catalog } from "../ir/catalog.ts";
import { notPossible, requireStrategy } from "./checked-strategy.ts";
import { compileCall } from "./compile-call.ts";
import type { Driver } from "./driver.ts";
import { explain } from "./explain.ts";
import type { PlanSource } from "./plan-source.ts";
import type { PreparedCall } from "./prepared-call.ts";

/** Plans that the compiler makes, each when its shape is seen for the first time. */
export function compilerPlans(catalog: Catalog, driver: Driver, options: CompileOptions): PlanSource {
  const prepared = (words: Parameters<PlanSource["prepare"]>[0], by: CompileOptions): PreparedCall =>
    compileCall(words, { catalog, driver, options: by });
  const source: PlanSource = {
    prepare: (words) => prepared(words, options),
    by: (strategy) => {
      requireStrategy(strategy, driver.capabilities);
      return {
        ...source,
        prepare: (words) => {
          const call = prepared(words, { ...options, strategy });
          const { strategies } = call.physical;
          if (strategies.length === 0 || strategies.some((choice) => choice.strategy === strategy))
            return call;
          throw notPossible("no relation of the call can be loaded so");
        },
      };
    },
    explain,
    // Loaded when it is asked for: few applications do, and those seldom.
    purgeExpired: async (instant) => {
      const { purgeExpired } = await import("./purge-expired.ts");
      return purgeExpired(driver, catalog, instant);
    },
  };
  return Object.freeze(source);
}
