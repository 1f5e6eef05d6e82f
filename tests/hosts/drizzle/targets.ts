import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Client, createClient } from "@libsql/client";
import Database from "better-sqlite3";
import { drizzle as onBetterSqlite3 } from "drizzle-orm/better-sqlite3";
import { drizzle as onD1 } from "drizzle-orm/d1";
import { drizzle as onLibsql } from "drizzle-orm/libsql";
import { drizzle as onMysql2 } from "drizzle-orm/mysql2";
import { drizzle as onNodePostgres } from "drizzle-orm/node-postgres";
import mysql from "mysql2";
import pg from "pg";
import { createDrizzleDriver } from "../../../engine/entries/drizzle.ts";
import { postgres } from "../../servers/server.ts";
import { D1Databases } from "../../support/d1-databases.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";

// The raw client is what is watched: a Drizzle database is made over it, and gives it out again.

export function drizzlePostgresTarget(): Target {
  return hostTarget("Drizzle on PostgreSQL", async () => {
    const { name, run, drop } = await ownPostgres();
    const options = `-c search_path=${name}`;
    const client = new pg.Pool({ connectionString: postgres.url, max: 5, options });
    const dispose = async () => {
      await client.end();
      await drop();
    };
    const createDriver = (pool: pg.Pool) =>
      createDrizzleDriver({ db: onNodePostgres(pool), dialect: "postgres" });
    return { client, createDriver, sends: ["query"], run, dispose };
  });
}

export function drizzleMariadbTarget(): Target {
  return hostTarget("Drizzle on MariaDB", async () => {
    const { name, run, drop } = await ownMariadb();
    const client = mysql.createPool({ uri: mariadbUrl(name), connectionLimit: 5 });
    const dispose = async () => {
      await client.promise().end();
      await drop();
    };
    const createDriver = (pool: mysql.Pool) =>
      createDrizzleDriver({ db: onMysql2(pool), dialect: "mariadb" });
    return { ...MARIADB_TARGET, client, createDriver, sends: ["query", "execute"], run, dispose };
  });
}

export function drizzleBetterSqlite3Target(): Target {
  return hostTarget("Drizzle on better-sqlite3", async () => {
    const client = new Database(":memory:");
    client.pragma("reverse_unordered_selects = on");
    return {
      client,
      createDriver: (database) => createDrizzleDriver({ db: onBetterSqlite3(database), dialect: "sqlite" }),
      sends: ["all", "run", "get"],
      run: async (text) => client.exec(text),
      dispose: async () => client.close(),
    };
  });
}

/** In a file: libSQL forgets what is in memory after each transaction. */
export function drizzleLibsqlTarget(): Target {
  return hostTarget("Drizzle on libSQL", async () => {
    const folder = mkdtempSync(join(tmpdir(), "farm-orm-drizzle-"));
    const client = createClient({ url: `file:${join(folder, "test.db")}` });
    return {
      client,
      createDriver: (libsql: Client) => createDrizzleDriver({ db: onLibsql(libsql), dialect: "sqlite" }),
      sends: ["execute"],
      run: (text) => client.executeMultiple(text),
      dispose: async () => {
        client.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
}

/** In workerd. */
export function drizzleD1Target(): Target {
  let databases: D1Databases | null = null;
  const target = hostTarget("Drizzle on D1", async () => {
    databases ??= new D1Databases(4);
    const all = databases;
    const client = all.take();
    return {
      client,
      createDriver: (binding) => createDrizzleDriver({ db: onD1(binding), dialect: "sqlite" }),
      sends: ["raw", "run", "all", "batch", "exec"],
      run: (text) => client.batch(text.split("; ").map((statement) => client.prepare(statement))),
      dispose: () => all.giveBack(client),
    };
  });
  return { ...target, close: async () => databases?.close() };
}
