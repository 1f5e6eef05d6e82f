import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const pgPoolBackend: Backend = {
  kind: "pg-pool",
  client: "a pg Pool",
  matches: (client) => {
    if (typeof Reflect.get(client, "totalCount") !== "number") return "it has no number totalCount";
    if (typeof Reflect.get(client, "idleCount") !== "number") return "it has no number idleCount";
    return hasMethods(client, ["connect", "query", "on"]);
  },
};
