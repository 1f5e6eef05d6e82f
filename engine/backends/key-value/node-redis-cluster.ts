import type { Driver } from "../../driver.ts";
import { redisDriver } from "../../key-value/redis/redis-driver.ts";
import type { RedisPort } from "../../key-value/redis/redis-port.ts";
import { runByDigest } from "../../key-value/redis/run-by-digest.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { keyNames } from "./key-options.ts";
import { nodeRedisClusterBackend } from "./node-redis-cluster-backend.ts";

/** What the page needs of a cluster made by `createCluster` of `redis` 4, 5 or 6. */
export interface NodeRedisCluster {
  sendCommand(firstKey: string, isReadonly: boolean, command: string[]): Promise<unknown>;
}

/** The keys of a model share a slot, so every command of this library has one node to go to. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const cluster = requireShape<NodeRedisCluster>(client, nodeRedisClusterBackend);
  // Never from a replica: what was just written must be there.
  const send: RedisPort["send"] = (name, args, key) => cluster.sendCommand(key, false, [name, ...args]);
  return redisDriver(
    {
      kind: "redis-cluster",
      client,
      isCluster: true,
      send,
      run: runByDigest(send),
      attempt: () => "",
      losses: () => 0,
    },
    keyNames(options),
  );
}
