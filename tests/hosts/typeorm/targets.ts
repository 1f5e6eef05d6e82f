import { DataSource, type DataSourceOptions } from "typeorm";
import { createTypeormDriver } from "../../../engine/entries/typeorm.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";

const createDriver = (dataSource: object) => createTypeormDriver({ dataSource });
const sends = ["query"];

export function typeormPostgresTarget(): Target {
  return hostTarget("TypeORM on PostgreSQL", async () => {
    const { name, run, drop } = await ownPostgres();
    const client = await opened({
      type: "postgres",
      url: postgres.url,
      poolSize: 5,
      extra: { options: `-c search_path=${name}` },
    });
    const dispose = async () => {
      await client.destroy();
      await drop();
    };
    return { client, createDriver, sends, run, dispose };
  });
}

export function typeormMariadbTarget(): Target {
  return hostTarget("TypeORM on MariaDB", async () => {
    const { name, run, drop } = await ownMariadb();
    const client = await opened({ type: "mariadb", url: mariadbUrl(name), poolSize: 5 });
    const dispose = async () => {
      await client.destroy();
      await drop();
    };
    return { ...MARIADB_TARGET, client, createDriver, sends, run, dispose };
  });
}

export function typeormBetterSqlite3Target(): Target {
  return hostTarget("TypeORM on better-sqlite3", () =>
    onSqlite({ type: "better-sqlite3", database: ":memory:" }),
  );
}

export function typeormSqlJsTarget(): Target {
  return hostTarget("TypeORM on sql.js", () => onSqlite({ type: "sqljs" }));
}

async function onSqlite(options: DataSourceOptions) {
  const client = await opened(options);
  await client.query("pragma reverse_unordered_selects = on");
  const run = async (text: string) => {
    for (const statement of text.split("; ")) await client.query(statement);
  };
  return { client, createDriver, sends, run, dispose: () => client.destroy() };
}

function opened(options: DataSourceOptions): Promise<DataSource> {
  return new DataSource(options).initialize();
}
