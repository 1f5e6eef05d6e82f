import { createTypeormDriver } from "../../../engine/entries/typeorm.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";
import type { TypeormVersion } from "./versions.ts";

const createDriver = (dataSource: object) => createTypeormDriver({ dataSource });
const sends = ["query"];

export function typeormPostgresTarget(typeorm: TypeormVersion): Target {
  return hostTarget(`${typeorm.name} on PostgreSQL`, async () => {
    const { name, run, drop } = await ownPostgres();
    const client = await typeorm.open({
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

export function typeormMariadbTarget(typeorm: TypeormVersion): Target {
  return hostTarget(`${typeorm.name} on MariaDB`, async () => {
    const { name, run, drop } = await ownMariadb();
    const client = await typeorm.open({ type: "mariadb", url: mariadbUrl(name), poolSize: 5 });
    const dispose = async () => {
      await client.destroy();
      await drop();
    };
    return { ...MARIADB_TARGET, client, createDriver, sends, run, dispose };
  });
}

export function typeormBetterSqlite3Target(typeorm: TypeormVersion): Target {
  return hostTarget(`${typeorm.name} on better-sqlite3`, () =>
    onSqlite(typeorm, { type: "better-sqlite3", database: ":memory:" }),
  );
}

export function typeormSqlJsTarget(typeorm: TypeormVersion): Target {
  return hostTarget(`${typeorm.name} on sql.js`, () => onSqlite(typeorm, { type: "sqljs" }));
}

async function onSqlite(typeorm: TypeormVersion, options: Parameters<TypeormVersion["open"]>[0]) {
  const client = await typeorm.open(options);
  await client.query("pragma reverse_unordered_selects = on");
  const run = async (text: string) => {
    for (const statement of text.split("; ")) await client.query(statement);
  };
  return { client, createDriver, sends, run, dispose: () => client.destroy() };
}
