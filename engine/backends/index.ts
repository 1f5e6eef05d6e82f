import type { Backend } from "./backend.ts";
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
export const backends: readonly Backend[] = [
  driverBackend,
  prismaBackend,
  typeormBackend,
  kyselyBackend,
  drizzleBackend,
  sequelizeBackend,
  pgliteBackend,
  pgMemBackend,
  pgPoolBackend,
  pgClientBackend,
  mysql2PoolBackend,
  mysql2ConnectionBackend,
  postgresJsBackend,
  d1Backend,
  libsqlBackend,
  betterSqlite3Backend,
  nodeSqliteBackend,
  sqlJsBackend,
  nodeRedisClusterBackend,
  nodeRedisBackend,
  ioredisBackend,
  ioredisMockBackend,
  upstashBackend,
  unstorageBackend,
  cloudflareKvBackend,
];
