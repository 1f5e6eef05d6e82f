import type { Backend } from "../backend.ts";
import { isObject } from "../match.ts";
import { hasMethods } from "../shape.ts";

export const mikroormBackend: Backend = {
  kind: "mikroorm",
  client: "a MikroORM instance",
  matches: (client) => {
    const own = hasMethods(client, ["connect", "isConnected", "getMetadata", "reconnect"]);
    if (own !== true) return own;
    const em: unknown = Reflect.get(client, "em");
    if (!isObject(em)) return "it has no entity manager";
    return hasMethods(em, ["fork", "getConnection", "getPlatform"]);
  },
};
