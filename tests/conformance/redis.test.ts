import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { ioredisTarget, nodeRedisTarget } from "../support/targets/redis.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(redis)) {
  conformance(nodeRedisTarget());
  conformance(ioredisTarget());
} else console.log("skipped: no Redis");
