import type { LoadableBackend } from "./backend.ts";
import { driverBackend } from "./driver-backend.ts";
import { cloudflareKvBackend } from "./key-value/cloudflare-kv-backend.ts";
import { ioredisBackend } from "./key-value/ioredis-backend.ts";
import { ioredisMockBackend } from "./key-value/ioredis-mock-backend.ts";
import { nodeRedisBackend } from "./key-value/node-redis-backend.ts";
import { nodeRedisClusterBackend } from "./key-value/node-redis-cluster-backend.ts";
import { unstorageBackend } from "./key-value/unstorage-backend.ts";
import { upstashBackend } from "./key-value/upstash-backend.ts";
import { pgMemBackend } from "./pg-mem/pg-mem-backend.ts";
import { prismaBackend } from "./prisma/prisma-backend.ts";
import { betterSqlite3Backend } from "./sql/better-sqlite3-backend.ts";
import { d1Backend } from "./sql/d1-backend.ts";
import { drizzleBackend } from "./sql/drizzle-backend.ts";
import { kyselyBackend } from "./sql/kysely-backend.ts";
import { libsqlBackend } from "./sql/libsql-backend.ts";
import { mikroormBackend } from "./sql/mikroorm-backend.ts";
import { mysql2ConnectionBackend } from "./sql/mysql2-connection-backend.ts";
import { mysql2PoolBackend } from "./sql/mysql2-pool-backend.ts";
import { nodeSqliteBackend } from "./sql/node-sqlite-backend.ts";
import { pgClientBackend } from "./sql/pg-client-backend.ts";
import { pgPoolBackend } from "./sql/pg-pool-backend.ts";
import { pgliteBackend } from "./sql/pglite-backend.ts";
import { postgresJsBackend } from "./sql/postgres-js-backend.ts";
import { sequelizeBackend } from "./sql/sequelize-backend.ts";
import { sqlJsBackend } from "./sql/sql-js-backend.ts";
import { typeormBackend } from "./sql/typeorm-backend.ts";

/** Every backend, one line each. The first that matches is taken, so the more particular come first. */
export const backends: readonly LoadableBackend[] = [
  { backend: driverBackend, load: () => import("./given-driver.ts") },
  { backend: prismaBackend, load: () => import("./prisma/prisma.ts") },
  { backend: typeormBackend, load: () => import("./sql/typeorm.ts") },
  { backend: kyselyBackend, load: () => import("./sql/kysely.ts") },
  { backend: drizzleBackend, load: () => import("./sql/drizzle.ts") },
  { backend: sequelizeBackend, load: () => import("./sql/sequelize.ts") },
  { backend: mikroormBackend, load: () => import("./sql/mikroorm.ts") },
  { backend: pgliteBackend, load: () => import("./sql/pglite.ts") },
  { backend: pgMemBackend, load: () => import("./pg-mem/pg-mem.ts") },
  { backend: pgPoolBackend, load: () => import("./sql/pg-pool.ts") },
  { backend: pgClientBackend, load: () => import("./sql/pg-client.ts") },
  { backend: mysql2PoolBackend, load: () => import("./sql/mysql2-pool.ts") },
  { backend: mysql2ConnectionBackend, load: () => import("./sql/mysql2-connection.ts") },
  { backend: postgresJsBackend, load: () => import("./sql/postgres-js.ts") },
  { backend: d1Backend, load: () => import("./sql/d1.ts") },
  { backend: libsqlBackend, load: () => import("./sql/libsql.ts") },
  { backend: betterSqlite3Backend, load: () => import("./sql/better-sqlite3.ts") },
  { backend: nodeSqliteBackend, load: () => import("./sql/node-sqlite.ts") },
  { backend: sqlJsBackend, load: () => import("./sql/sql-js.ts") },
  { backend: nodeRedisClusterBackend, load: () => import("./key-value/node-redis-cluster.ts") },
  { backend: nodeRedisBackend, load: () => import("./key-value/node-redis.ts") },
  { backend: ioredisBackend, load: () => import("./key-value/ioredis.ts") },
  { backend: ioredisMockBackend, load: () => import("./key-value/ioredis-mock.ts") },
  { backend: upstashBackend, load: () => import("./key-value/upstash.ts") },
  { backend: unstorageBackend, load: () => import("./key-value/unstorage.ts") },
  { backend: cloudflareKvBackend, load: () => import("./key-value/cloudflare-kv.ts") },
];
