import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const nodeRedisBackend: Backend = {
  kind: "redis",
  client: "a node-redis client",
  matches: (client) => {
    const methods = hasMethods(client, ["sendCommand", "connect", "duplicate"]);
    if (methods !== true) return methods;
    return typeof Reflect.get(client, "isOpen") === "boolean" ? true : "it has no boolean isOpen";
  },
};
