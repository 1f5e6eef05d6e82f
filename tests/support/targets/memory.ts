import { createMemoryDriver } from "../../../engine/backends/memory/memory-driver.ts";
import { applyMethod } from "../../../engine/conformance/apply-method.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import type { Target } from "./target.ts";

export function memoryTarget(): Target {
  return {
    name: "memory",
    oneOf: 1,
    open: async (schema, options) => {
      const driver = createMemoryDriver();
      const orm = createOrm({ ...options, schema, driver });
      const models = Object.keys(schema.catalog.models);
      const clear = async () => {
        for (const model of models) {
          const calls: unknown = Reflect.get(orm, model);
          await applyMethod(Object(calls), "deleteMany", [{ where: {} }]);
        }
      };
      return {
        orm,
        driver,
        capabilities: driver.capabilities,
        clear,
        sent: null,
        referencesByRow: false,
        dispose: async () => {},
      };
    },
    close: async () => {},
  };
}
