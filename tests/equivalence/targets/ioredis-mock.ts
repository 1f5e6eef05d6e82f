import Redis from "ioredis-mock";
import { createDriver } from "../../../engine/backends/key-value/ioredis-mock.ts";
import type { Target } from "../runner/target.ts";
import { keyValueSubject } from "./key-value-subject.ts";

export function ioredisMockTarget(): Target {
  return {
    name: "ioredis-mock",
    oneOf: 1,
    open: async (schema, options) => {
      const client = new Redis({ keyPrefix: "" });
      return keyValueSubject(createDriver(client), schema, options, {
        clear: async () => void (await client.flushall()),
        dispose: async () => void client.disconnect(),
      });
    },
    close: async () => {},
  };
}
