import { createStorage } from "unstorage";
import { createDriver } from "../../../engine/backends/key-value/unstorage.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import type { Target } from "./target.ts";

const SENDS: ReadonlySet<string> = new Set(["getItem", "getItems", "setItem", "removeItem", "getKeys"]);

/** A storage in memory, each its own. */
export function unstorageTarget(): Target {
  return {
    name: "unstorage",
    oneOf: 4,
    open: async (schema, options) => {
      const client = createStorage();
      const clear = () => client.clear();
      const dispose = () => client.dispose();
      return keyValueSubject(
        { client, createDriver, sends: (name) => SENDS.has(name), clear, dispose },
        schema,
        options,
      );
    },
    close: async () => {},
  };
}
