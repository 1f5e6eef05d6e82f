import Database from "better-sqlite3";
import mysql from "mysql2";
import pg from "pg";
import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { createKyselyDriver } from "../../../engine/entries/kysely.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import type { KyselyInstance, KyselyVersion } from "./versions.ts";

export function kyselyPostgresTarget(kysely: KyselyVersion): Target {
  return hostTarget(`${kysely.name} on PostgreSQL`, async () => {
    const { name, run, drop } = await ownPostgres();
    const options = `-c search_path=${name}`;
    const pool = new pg.Pool({ connectionString: postgres.url, max: 5, options });
    return { ...overKysely(kysely.onPostgres(pool), "postgres", drop), run };
  });
}

export function kyselyMariadbTarget(kysely: KyselyVersion): Target {
  return hostTarget(`${kysely.name} on MariaDB`, async () => {
    const { name, run, drop } = await ownMariadb();
    const pool = mysql.createPool({ uri: mariadbUrl(name), connectionLimit: 5 });
    return { ...MARIADB_TARGET, ...overKysely(kysely.onMysql(pool), "mariadb", drop), run };
  });
}

export function kyselyBetterSqlite3Target(kysely: KyselyVersion): Target {
  return hostTarget(`${kysely.name} on better-sqlite3`, async () => {
    const database = new Database(":memory:");
    database.pragma("reverse_unordered_selects = on");
    const run = async (text: string) => database.exec(text);
    return { ...overKysely(kysely.onSqlite(database), "sqlite", async () => {}), run };
  });
}

export function overKysely(client: KyselyInstance, dialect: DialectName, drop: () => Promise<unknown>) {
  const dispose = async () => {
    await client.destroy();
    await drop();
  };
  return {
    client,
    createDriver: (db: KyselyInstance) => createKyselyDriver({ db, dialect }),
    sends: ["executeQuery"],
    dispose,
  };
}
