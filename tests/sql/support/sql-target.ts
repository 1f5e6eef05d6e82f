import { PGlite } from "@electric-sql/pglite";
import BetterSqlite3 from "better-sqlite3";
import mysqlCallbacks from "mysql2";
import mysql from "mysql2/promise";
import pg from "pg";
import initSqlJs from "sql.js";
import type { Driver } from "../../../engine/driver.ts";
import { createDriverFromRuntime } from "../../../engine/runtime/create-driver-from-runtime.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, mysql as mysql8, postgres, type Server } from "../../servers/server.ts";
import { createMysqlDatabase } from "./mysql-database.ts";
import { exported, optionalModule } from "./optional-module.ts";
import { createPgDatabase } from "./pg-database.ts";

/** One real client, as an application would hand it in. */
export interface SqlTarget {
  readonly name: string;
  readonly client: object;
  readonly driver: Driver;
  /** Another client of the same database; `null` where nobody else can see it. */
  readonly other: Driver | null;
  readonly close: () => Promise<void>;
}

type Open = () => Promise<SqlTarget | null>;

const targets: Readonly<Record<string, Open>> = {
  "sql.js": async () => {
    const { Database } = await initSqlJs();
    const db = new Database();
    return target("sql.js", db, async () => db.close());
  },
  "better-sqlite3": async () => {
    const db = new BetterSqlite3(":memory:");
    return target("better-sqlite3", db, async () => void db.close());
  },
  pglite: async () => {
    const db = await PGlite.create();
    return target("pglite", db, () => db.close());
  },
  "pg pool": async () => {
    const database = await createPgDatabase();
    if (database === null) return null;
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    const otherPool = new pg.Pool({ connectionString: database.url, max: 2 });
    pool.on("error", () => {});
    otherPool.on("error", () => {});
    return target(
      "pg pool",
      pool,
      async () => {
        await pool.end();
        await otherPool.end();
        await database.drop();
      },
      otherPool,
    );
  },
  "pg client": async () => {
    const database = await createPgDatabase();
    if (database === null) return null;
    const client = new pg.Client({ connectionString: database.url });
    const other = new pg.Client({ connectionString: database.url });
    await client.connect();
    await other.connect();
    return target(
      "pg client",
      client,
      async () => {
        await client.end();
        await other.end();
        await database.drop();
      },
      other,
    );
  },
  "mysql2 pool": () => openMysqlPool("mysql2 pool", mariadb),
  "mysql2 connection": () => openMysqlConnection("mysql2 connection", mariadb),
  "mysql2 pool on MySQL": async () => mysql8 && openMysqlPool("mysql2 pool on MySQL", mysql8),
  "mysql2 connection on MySQL": async () =>
    mysql8 && openMysqlConnection("mysql2 connection on MySQL", mysql8),
  "node:sqlite": async () => {
    const module: unknown = globalThis.process.getBuiltinModule?.("node:sqlite");
    const Database: unknown = isRecord(module) ? module.DatabaseSync : undefined;
    if (typeof Database !== "function") return null;
    const db: unknown = Reflect.construct(Database, [":memory:"]);
    return isRecord(db) ? target("node:sqlite", db, async () => {}) : null;
  },
  libsql: async () => {
    const module = await optionalModule("@libsql/client");
    if (module === null) return null;
    const client = exported(module, "createClient")({ url: "file::memory:?cache=shared" });
    return isRecord(client) ? target("libsql", client, async () => void exported(client, "close")()) : null;
  },
  "postgres.js": async () => {
    const module = await optionalModule("postgres");
    const database = module === null ? null : await createPgDatabase();
    if (module === null || database === null) return null;
    const connect = exported(module, "default");
    const onnotice = () => {};
    const [sql, other] = [
      connect(database.url, { max: 4, onnotice }),
      connect(database.url, { max: 2, onnotice }),
    ];
    if (typeof sql !== "function" || typeof other !== "function") return null;
    const close = async () => {
      for (const client of [sql, other]) await exported(client, "end")();
      await database.drop();
    };
    return target("postgres.js", sql, close, other);
  },
};

async function openMysqlPool(name: string, server: Server): Promise<SqlTarget | null> {
  const database = await createMysqlDatabase(server);
  if (database === null) return null;
  const pool = mysql.createPool({ uri: database.url, connectionLimit: 4 });
  const otherPool = mysqlCallbacks.createPool({ uri: database.url, connectionLimit: 2 });
  const close = async () => {
    await pool.end();
    await otherPool.promise().end();
    await database.drop();
  };
  return target(name, pool, close, otherPool);
}

async function openMysqlConnection(name: string, server: Server): Promise<SqlTarget | null> {
  const database = await createMysqlDatabase(server);
  if (database === null) return null;
  const connection = await mysql.createConnection({ uri: database.url });
  const other = mysqlCallbacks.createConnection({ uri: database.url });
  const close = async () => {
    await connection.end();
    await other.promise().end();
    await database.drop();
  };
  return target(name, connection, close, other);
}

/** What the targets need that a machine may not have; says what is missing. */
const needs: Readonly<Record<string, () => Promise<boolean>>> = {
  "pg pool": () => hasServer(postgres),
  "pg client": () => hasServer(postgres),
  "mysql2 pool": () => hasServer(mariadb),
  "mysql2 connection": () => hasServer(mariadb),
  "mysql2 pool on MySQL": async () => mysql8 !== null,
  "mysql2 connection on MySQL": async () => mysql8 !== null,
  "node:sqlite": async () => has("node:sqlite", globalThis.process.getBuiltinModule?.("node:sqlite")),
  libsql: async () => (await optionalModule("@libsql/client")) !== null,
  "postgres.js": async () => (await optionalModule("postgres")) !== null && (await hasServer(postgres)),
};

/** By name, the clients that this machine has. */
export const sqlTargets: Readonly<Record<string, Open>> = await availableTargets();

async function availableTargets(): Promise<Record<string, Open>> {
  const available: Record<string, Open> = {};
  for (const [name, open] of Object.entries(targets)) {
    if ((await needs[name]?.()) ?? true) available[name] = open;
  }
  return available;
}

async function hasServer(server: Server): Promise<boolean> {
  return has(server.name, (await isReachable(server)) || undefined);
}

function has(name: string, found: unknown): boolean {
  if (found === undefined) console.log(`skipped: there is no ${name} here`);
  return found !== undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

async function target(
  name: string,
  client: object,
  close: () => Promise<void>,
  other: object | null = null,
): Promise<SqlTarget> {
  const driver = await createDriverFromRuntime({ client });
  return {
    name,
    client,
    driver,
    other: other && (await createDriverFromRuntime({ client: other })),
    close,
  };
}
