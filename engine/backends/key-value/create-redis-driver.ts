import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import type { Backend, BackendOptions } from "../backend.ts";
import { isObject } from "../match.ts";
import { createDriver as overIoredis } from "./ioredis.ts";
import { ioredisBackend } from "./ioredis-backend.ts";
import { createDriver as overIoredisMock } from "./ioredis-mock.ts";
import { ioredisMockBackend } from "./ioredis-mock-backend.ts";
import { createDriver as overNodeRedis } from "./node-redis.ts";
import { nodeRedisBackend } from "./node-redis-backend.ts";
import { createDriver as overNodeRedisCluster } from "./node-redis-cluster.ts";
import { nodeRedisClusterBackend } from "./node-redis-cluster-backend.ts";
import { createDriver as overUpstash } from "./upstash.ts";
import { upstashBackend } from "./upstash-backend.ts";

export interface RedisDriverInput extends Pick<BackendOptions, "base" | "prefixes"> {
  /** A client or cluster of node-redis or ioredis, or a client of ioredis-mock or @upstash/redis. */
  readonly client: object;
}

const PAGES: readonly (readonly [Backend, typeof overIoredis])[] = [
  [nodeRedisClusterBackend, overNodeRedisCluster],
  [nodeRedisBackend, overNodeRedis],
  [ioredisBackend, overIoredis],
  [ioredisMockBackend, overIoredisMock],
  [upstashBackend, overUpstash],
];

/** A driver over a Redis client. The application connects and closes the client itself. */
export function createRedisDriver({ client, base, prefixes }: RedisDriverInput): Driver {
  const page = isObject(client) ? PAGES.find(([backend]) => backend.matches(client) === true) : undefined;
  if (page !== undefined) return page[1](client, { base, prefixes });
  const known = PAGES.map(([backend]) => backend.client).join(", ");
  throw new OrmError("INVALID_QUERY", `expected one of: ${known}`, { path: "client" });
}
