import Redis from "ioredis-mock";
import { createDriver } from "../../../engine/backends/key-value/ioredis-mock.ts";
import { cheapenScripts } from "../cheap-lua.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import type { Target } from "./target.ts";

/** Instances of the mock share their data, as connections to one server do. */
export function ioredisMockTarget(): Target {
  cheapenScripts();
  return {
    name: "ioredis-mock",
    oneOf: 20,
    open: async (schema, options) => {
      const client = new Redis();
      const clear = () => client.flushall();
      await clear();
      const dispose = async () => client.disconnect();
      return keyValueSubject({ client, createDriver, sends, clear, dispose }, schema, options);
    },
    close: async () => {},
  };
}

/** Commands are methods of the mock, scripts too under the names that they were given. */
function sends(name: string): boolean {
  return !["defineCommand", "on", "once", "removeListener", "disconnect"].includes(name);
}
