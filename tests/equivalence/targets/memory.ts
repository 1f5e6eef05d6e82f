import { createMemoryDriver } from "../../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import type { Target } from "../runner/target.ts";

export function memoryTarget(): Target {
  return {
    name: "memory",
    oneOf: 1,
    open: async (schema, options) => {
      const driver = createMemoryDriver();
      const orm = createOrm({ ...options, schema, driver });
      return { orm, capabilities: driver.capabilities, clear: null, dispose: async () => {} };
    },
    close: async () => {},
  };
}
