import type { Backend } from "./backend.ts";
import { isObject } from "./match.ts";
import { hasMethods } from "./shape.ts";

/** A driver made beforehand, such as that of `createMemoryDriver`, stands for its client. */
export const driverBackend: Backend = {
  kind: "driver",
  client: "a driver of this library",
  matches: (client) => {
    if (!("capabilities" in client && isObject(client.capabilities))) return "it has no capabilities";
    return hasMethods(client, ["prepare"]);
  },
};
