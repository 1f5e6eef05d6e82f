import { missedServers } from "../servers/is-reachable.ts";
import { isRedisInstalled } from "../support/redis-cluster-servers.ts";
import { ioredisClusterTarget, nodeRedisClusterTarget } from "../support/targets/redis-cluster.ts";
import { conformance } from "./backend-suite.ts";

if (isRedisInstalled()) {
  for (const version of [4, 5, 6] as const) conformance(nodeRedisClusterTarget(version));
  for (const version of [5, 6] as const) conformance(ioredisClusterTarget(version));
} else missedServers.add("redis-server, to make a cluster of,");
