import type { Driver } from "../../driver.ts";
import { redisDriver } from "../../key-value/redis/redis-driver.ts";
import { runByDigest } from "../../key-value/redis/run-by-digest.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { keyNames } from "./key-options.ts";
import { nodeRedisBackend } from "./node-redis-backend.ts";

/** What the page needs of a client made by `createClient` of `redis` 4, 5 or 6. */
export interface NodeRedisClient {
  sendCommand(command: string[]): Promise<unknown>;
}

export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const redis = requireShape<NodeRedisClient>(client, nodeRedisBackend);
  const send = (name: string, args: readonly string[]) => redis.sendCommand([name, ...args]);
  // A command that was in flight when the connection broke is refused, never sent again.
  const losses = () => 0;
  return redisDriver(
    { kind: "redis", client, isCluster: false, send, run: runByDigest(send), attempt: () => "", losses },
    keyNames(options),
  );
}
