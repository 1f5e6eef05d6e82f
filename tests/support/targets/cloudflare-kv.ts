import { createDriver } from "../../../engine/backends/key-value/cloudflare-kv.ts";
import { MapKvNamespace } from "../kv-namespace.ts";
import { keyValueSubject } from "./key-value-subject.ts";
import type { Target } from "./target.ts";

const SENDS: ReadonlySet<string> = new Set(["get", "put", "delete", "list"]);

/** A namespace in this process; the real one, behind its proxy, takes milliseconds a call. */
export function cloudflareKvTarget(): Target {
  return {
    name: "cloudflare-kv",
    oneOf: 4,
    open: async (schema, options) => {
      const client = new MapKvNamespace();
      return keyValueSubject(
        {
          client,
          createDriver: (kv) => createDriver(kv, { atomicity: "process" }),
          sends: (name) => SENDS.has(name),
          clear: async () => client.texts.clear(),
          dispose: async () => {},
        },
        schema,
        options,
      );
    },
    close: async () => {},
  };
}
