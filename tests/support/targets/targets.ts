import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres, redis } from "../../servers/server.ts";
import { betterSqlite3Target } from "./better-sqlite3.ts";
import { cloudflareKvTarget } from "./cloudflare-kv.ts";
import { ioredisMockTarget } from "./ioredis-mock.ts";
import { mariadbTarget } from "./mariadb.ts";
import { memoryTarget } from "./memory.ts";
import { pgliteTarget } from "./pglite.ts";
import { postgresTarget } from "./postgres.ts";
import { ioredisTarget, nodeRedisTarget } from "./redis.ts";
import { sqlJsTarget } from "./sql-js.ts";
import type { Target } from "./target.ts";
import { unstorageTarget } from "./unstorage.ts";
import { upstashTarget } from "./upstash.ts";

/** Backends that need no server. */
export function embeddedTargets(): readonly Target[] {
  return wanted([
    memoryTarget(),
    sqlJsTarget(),
    betterSqlite3Target(),
    pgliteTarget(),
    ioredisMockTarget(),
    unstorageTarget(),
    cloudflareKvTarget(),
  ]);
}

/** Backends whose server answers. */
export async function serverTargets(): Promise<readonly Target[]> {
  return wanted([
    ...((await isReachable(postgres)) ? [postgresTarget()] : []),
    ...(isNamed("mariadb") && (await isReachable(mariadb)) ? [mariadbTarget()] : []),
    ...((await isReachable(redis)) ? [nodeRedisTarget(6), ioredisTarget(5), upstashTarget()] : []),
  ]);
}

export async function allTargets(): Promise<readonly Target[]> {
  return [...embeddedTargets(), ...(await serverTargets())];
}

const NAMES = process.env.EQUIVALENCE_BACKENDS?.split(",");

/** Those that the environment names, or all. */
function wanted(targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ name }) => NAMES === undefined || isNamed(name));
}

/** MariaDB runs when it is asked for: it refuses long keys and keys that it computes, which is not generated around. */
function isNamed(name: string): boolean {
  return NAMES?.includes(name) ?? false;
}
