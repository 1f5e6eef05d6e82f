import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, mysql, postgres, redis } from "../../servers/server.ts";
import { isRedisInstalled } from "../redis-cluster-servers.ts";
import { betterSqlite3Target } from "./better-sqlite3.ts";
import { cloudflareKvTarget } from "./cloudflare-kv.ts";
import { compiledD1Target, compiledKvTarget } from "./compiled.ts";
import { d1Target } from "./d1.ts";
import { ioredisMockTarget } from "./ioredis-mock.ts";
import { libsqlTarget } from "./libsql.ts";
import { memoryTarget } from "./memory.ts";
import {
  mariadbConnectionTarget,
  mariadbPromiseConnectionTarget,
  mariadbPromisePoolTarget,
  mariadbTarget,
  mysqlTarget,
} from "./mysql-family.ts";
import { pgMemTarget } from "./pg-mem.ts";
import { pgliteTarget } from "./pglite.ts";
import { postgresTarget } from "./postgres.ts";
import { postgresClientTarget, postgresPoolClientTarget } from "./postgres-client.ts";
import { postgresJsTarget } from "./postgres-js.ts";
import { ioredisTarget, nodeRedisTarget } from "./redis.ts";
import { ioredisClusterTarget, nodeRedisClusterTarget } from "./redis-cluster.ts";
import { sqlite338Target, sqlJsTarget } from "./sql-js.ts";
import type { Target } from "./target.ts";
import {
  unstorageFilesTarget,
  unstorageLruTarget,
  unstorageRedisTarget,
  unstorageTarget,
} from "./unstorage.ts";
import { upstashTarget } from "./upstash.ts";
import { withShare } from "./with-share.ts";

/** Backends that need no server. */
export function embeddedTargets(): readonly Target[] {
  return wanted([
    memoryTarget(),
    sqlJsTarget(),
    betterSqlite3Target(),
    libsqlTarget(),
    pgliteTarget(),
    pgMemTarget(),
    d1Target(),
    ioredisMockTarget(),
    unstorageTarget(),
    unstorageLruTarget(),
    unstorageFilesTarget(),
    cloudflareKvTarget(),
  ]);
}

/** Backends whose server answers. */
export async function serverTargets(): Promise<readonly Target[]> {
  return wanted([
    ...((await isReachable(postgres))
      ? [postgresTarget(), postgresClientTarget(), postgresPoolClientTarget(), postgresJsTarget()]
      : []),
    ...((await isReachable(mariadb))
      ? [
          mariadbTarget(),
          mariadbPromisePoolTarget(),
          mariadbConnectionTarget(),
          mariadbPromiseConnectionTarget(),
        ]
      : []),
    ...(mysql === null ? [] : [mysqlTarget(mysql)]),
    ...((await isReachable(redis))
      ? [
          ...([4, 5, 6] as const).map(nodeRedisTarget),
          ...([5, 6] as const).map(ioredisTarget),
          upstashTarget(),
          unstorageRedisTarget(),
        ]
      : []),
    ...(isRedisInstalled() ? [nodeRedisClusterTarget(6), ioredisClusterTarget(5)] : []),
  ]);
}

export async function allTargets(): Promise<readonly Target[]> {
  return [...embeddedTargets(), ...(await serverTargets())];
}

/** What answers to the oracle in every run: all workloads on embedded engines, some compiled and through servers' clients. */
export async function exploredTargets(): Promise<readonly Target[]> {
  const embedded = [...embeddedTargets(), ...wanted([sqlite338Target()])];
  const compiled = wanted([compiledD1Target(), compiledKvTarget()]);
  return [...withShare(1, embedded), ...withShare(5, compiled), ...withShare(4, await serverTargets())];
}

const NAMES = process.env.EQUIVALENCE_BACKENDS?.split(",");

/** Those that the environment names, or all. */
function wanted(targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ name }) => NAMES === undefined || NAMES.includes(name));
}
