import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const nodeRedisClusterBackend: Backend = {
  kind: "redis-cluster",
  client: "a node-redis cluster",
  matches: (client) =>
    hasMethods(client, ["sendCommand", "nodeClient", "getRandomNode", "getSlotRandomNode"]),
};
