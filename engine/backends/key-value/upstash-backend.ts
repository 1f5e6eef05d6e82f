import type { Backend } from "../backend.ts";
import { isObject } from "../match.ts";
import { hasMethods } from "../shape.ts";

export const upstashBackend: Backend = {
  kind: "upstash",
  client: "an Upstash Redis client",
  matches: (client) => {
    const methods = hasMethods(client, ["exec", "createScript", "pipeline"]);
    if (methods !== true) return methods;
    const http: unknown = Reflect.get(client, "client");
    if (!isObject(http)) return "it has no HTTP client";
    return typeof Reflect.get(http, "baseUrl") === "string" ? true : "it has no address";
  },
};
