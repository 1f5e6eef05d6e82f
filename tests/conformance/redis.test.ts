import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { ioredisTarget, nodeRedisTarget } from "../support/targets/redis.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(redis)) {
  for (const version of [4, 5, 6] as const) conformance(nodeRedisTarget(version));
  for (const version of [5, 6] as const) conformance(ioredisTarget(version));
} else console.log("skipped: no Redis");
