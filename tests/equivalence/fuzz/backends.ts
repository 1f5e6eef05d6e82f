import { mariadb, mysql, postgres, redis, type Server } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { HOST_BACKENDS } from "./host-backends.ts";

/** A backend as the command names it. What it needs is loaded when it is opened, in a process of its own. */
export interface FuzzBackend {
  readonly name: string;
  readonly group: "embedded" | "server" | "host";
  /** Whose versions a record names. */
  readonly packages: readonly string[];
  /** Must answer before the backend can be opened. */
  readonly server: Server | null;
  readonly open: () => Promise<Target>;
}

export const BACKENDS: readonly FuzzBackend[] = [
  embedded("memory", [], async () => (await import("../../support/targets/memory.ts")).memoryTarget()),
  embedded("better-sqlite3", ["better-sqlite3"], async () =>
    (await import("../../support/targets/better-sqlite3.ts")).betterSqlite3Target(),
  ),
  embedded("sql.js", ["sql.js"], async () => (await import("../../support/targets/sql-js.ts")).sqlJsTarget()),
  embedded("sqlite-3.38", ["sqljs338"], async () =>
    (await import("../../support/targets/sql-js.ts")).sqlite338Target(),
  ),
  embedded("libsql", ["@libsql/client"], async () =>
    (await import("../../support/targets/libsql.ts")).libsqlTarget(),
  ),
  embedded("pglite", ["@electric-sql/pglite"], async () =>
    (await import("../../support/targets/pglite.ts")).pgliteTarget(),
  ),
  embedded("pg-mem", ["pg-mem"], async () => (await import("../../support/targets/pg-mem.ts")).pgMemTarget()),
  embedded("d1", ["miniflare"], async () => (await import("../../support/targets/d1.ts")).d1Target()),
  embedded("unstorage", ["unstorage"], async () =>
    (await import("../../support/targets/unstorage.ts")).unstorageTarget(),
  ),
  embedded("unstorage-lru", ["unstorage", "lru-cache"], async () =>
    (await import("../../support/targets/unstorage.ts")).unstorageLruTarget(),
  ),
  embedded("unstorage-files", ["unstorage"], async () =>
    (await import("../../support/targets/unstorage.ts")).unstorageFilesTarget(),
  ),
  embedded("cloudflare-kv", [], async () =>
    (await import("../../support/targets/cloudflare-kv.ts")).cloudflareKvTarget(),
  ),
  embedded("compiled-d1", ["miniflare"], async () =>
    (await import("../../support/targets/compiled.ts")).compiledD1Target(),
  ),
  embedded("compiled-kv", [], async () =>
    (await import("../../support/targets/compiled.ts")).compiledKvTarget(),
  ),
  embedded("ioredis-mock", ["ioredis-mock"], async () =>
    (await import("../../support/targets/ioredis-mock.ts")).ioredisMockTarget(),
  ),
  served(postgres, "postgres", ["pg"], async () =>
    (await import("../../support/targets/postgres.ts")).postgresTarget(),
  ),
  served(postgres, "pg-client", ["pg"], async () =>
    (await import("../../support/targets/postgres-client.ts")).postgresClientTarget(),
  ),
  served(postgres, "postgres.js", ["postgres"], async () =>
    (await import("../../support/targets/postgres-js.ts")).postgresJsTarget(),
  ),
  served(mariadb, "mariadb", ["mysql2"], async () =>
    (await import("../../support/targets/mysql-family.ts")).mariadbTarget(),
  ),
  ...(mysql === null ? [] : [onMysql(mysql)]),
  served(redis, "node-redis", ["redis"], async () =>
    (await import("../../support/targets/redis.ts")).nodeRedisTarget(6),
  ),
  served(redis, "node-redis-5", ["redis5"], async () =>
    (await import("../../support/targets/redis.ts")).nodeRedisTarget(5),
  ),
  served(redis, "node-redis-4", ["redis4"], async () =>
    (await import("../../support/targets/redis.ts")).nodeRedisTarget(4),
  ),
  served(redis, "ioredis", ["ioredis"], async () =>
    (await import("../../support/targets/redis.ts")).ioredisTarget(5),
  ),
  served(redis, "ioredis-6", ["ioredis6"], async () =>
    (await import("../../support/targets/redis.ts")).ioredisTarget(6),
  ),
  served(redis, "node-redis-cluster", ["redis"], async () =>
    (await import("../../support/targets/redis-cluster.ts")).nodeRedisClusterTarget(6),
  ),
  served(redis, "ioredis-cluster", ["ioredis"], async () =>
    (await import("../../support/targets/redis-cluster.ts")).ioredisClusterTarget(5),
  ),
  served(redis, "upstash", ["@upstash/redis"], async () =>
    (await import("../../support/targets/upstash.ts")).upstashTarget(),
  ),
  served(redis, "unstorage-redis", ["unstorage", "ioredis"], async () =>
    (await import("../../support/targets/unstorage.ts")).unstorageRedisTarget(),
  ),
  ...HOST_BACKENDS,
];

function embedded(name: string, packages: readonly string[], open: FuzzBackend["open"]): FuzzBackend {
  return { name, group: "embedded", packages, server: null, open };
}

function served(
  server: Server,
  name: string,
  packages: readonly string[],
  open: FuzzBackend["open"],
): FuzzBackend {
  return { name, group: "server", packages, server, open };
}

function onMysql(server: Server): FuzzBackend {
  return served(server, "mysql", ["mysql2"], async () =>
    (await import("../../support/targets/mysql-family.ts")).mysqlTarget(server),
  );
}
