import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const ioredisMockBackend: Backend = {
  kind: "ioredis-mock",
  client: "an ioredis-mock client",
  matches: (client) => {
    const methods = hasMethods(client, ["defineCommand", "get", "mget", "scard", "incrby"]);
    if (methods !== true) return methods;
    if (typeof Reflect.get(client, "call") === "function") return "it is a real client";
    return typeof Reflect.get(client, "connected") === "boolean" ? true : "it has no boolean connected";
  },
};
