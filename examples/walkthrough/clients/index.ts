import type { OpenClientFunction } from "./open-client";

/** Relational clients for the durable side. */
export const durableClients: Readonly<Record<string, OpenClientFunction>> = {
  "sql.js": async () => (await import("./sql-js")).openSqlJs(),
  "better-sqlite3": async () => (await import("./better-sqlite3")).openBetterSqlite3(),
  pglite: async () => (await import("./pglite")).openPglite(),
  pg: async () => (await import("./pg")).openPg(),
};

/** Key-value clients for the fast side. */
export const fastClients: Readonly<Record<string, OpenClientFunction>> = {
  "ioredis-mock": async () => (await import("./ioredis-mock")).openIoredisMock(),
  redis: async () => (await import("./node-redis")).openNodeRedis(),
  ioredis: async () => (await import("./ioredis")).openIoredis(),
  memory: async () => (await import("./memory")).openMemory(),
};
