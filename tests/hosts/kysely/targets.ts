import Database from "better-sqlite3";
import { type Dialect, Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from "kysely";
import mysql from "mysql2";
import pg from "pg";
import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { createKyselyDriver } from "../../../engine/entries/kysely.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";

export function kyselyPostgresTarget(): Target {
  return hostTarget("Kysely on PostgreSQL", async () => {
    const { name, run, drop } = await ownPostgres();
    const options = `-c search_path=${name}`;
    const pool = new pg.Pool({ connectionString: postgres.url, max: 5, options });
    return { ...over(new PostgresDialect({ pool }), "postgres", drop), run };
  });
}

export function kyselyMariadbTarget(): Target {
  return hostTarget("Kysely on MariaDB", async () => {
    const { name, run, drop } = await ownMariadb();
    const pool = mysql.createPool({ uri: mariadbUrl(name), connectionLimit: 5 });
    return { ...MARIADB_TARGET, ...over(new MysqlDialect({ pool }), "mariadb", drop), run };
  });
}

export function kyselyBetterSqlite3Target(): Target {
  return hostTarget("Kysely on better-sqlite3", async () => {
    const database = new Database(":memory:");
    database.pragma("reverse_unordered_selects = on");
    const run = async (text: string) => database.exec(text);
    return { ...over(new SqliteDialect({ database }), "sqlite", async () => {}), run };
  });
}

function over(host: Dialect, dialect: DialectName, drop: () => Promise<unknown>) {
  const client = new Kysely<object>({ dialect: host });
  const dispose = async () => {
    await client.destroy();
    await drop();
  };
  return {
    client,
    createDriver: (db: object) => createKyselyDriver({ db, dialect }),
    sends: ["executeQuery"],
    dispose,
  };
}
