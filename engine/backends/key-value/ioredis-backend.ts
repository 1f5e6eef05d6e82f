import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const ioredisBackend: Backend = {
  kind: "ioredis",
  client: "an ioredis client",
  matches: (client) => {
    const methods = hasMethods(client, ["call", "defineCommand", "on"]);
    if (methods !== true) return methods;
    return typeof Reflect.get(client, "status") === "string" ? true : "it has no string status";
  },
};
