import { MikroORM as BetterSqliteMikroORM } from "@mikro-orm/better-sqlite";
import { MikroORM as LibsqlMikroORM } from "@mikro-orm/libsql";
import { MikroORM as MariadbMikroORM } from "@mikro-orm/mariadb";
import { MikroORM as MysqlMikroORM } from "@mikro-orm/mysql";
import { EntitySchema, MikroORM as PostgresMikroORM } from "@mikro-orm/postgresql";
import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { createMikroormDriver } from "../../../engine/entries/mikroorm.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";

/** MikroORM asks for one entity at least. */
export const entities = [
  new EntitySchema<{ id: number }>({
    name: "Unused",
    properties: { id: { type: "number", primary: true } },
  }),
];

export function mikroormPostgresTarget(): Target {
  return hostTarget("MikroORM 6 on PostgreSQL", async () => {
    const { options, sent } = countingLogger();
    const { name, run, drop } = await ownPostgres();
    const driverOptions = { connection: { options: `-c search_path=${name}` } };
    const orm = await PostgresMikroORM.init({ ...options, entities, clientUrl: postgres.url, driverOptions });
    return { ...over(orm, "postgres", sent, drop), run };
  });
}

export function mikroormMariadbTarget(): Target {
  return hostTarget("MikroORM 6 on MariaDB", async () => {
    const { options, sent } = countingLogger();
    const { name, run, drop } = await ownMariadb();
    const orm = await MariadbMikroORM.init({ ...options, entities, clientUrl: mariadbUrl(name) });
    return { ...MARIADB_TARGET, ...over(orm, "mariadb", sent, drop), run };
  });
}

export function mikroormMysqlTarget(): Target {
  return hostTarget("MikroORM 6 on MariaDB through mysql2", async () => {
    const { options, sent } = countingLogger();
    const { name, run, drop } = await ownMariadb();
    const orm = await MysqlMikroORM.init({ ...options, entities, clientUrl: mariadbUrl(name) });
    return { ...MARIADB_TARGET, ...over(orm, "mariadb", sent, drop), run };
  });
}

export function mikroormLibsqlTarget(): Target {
  return hostTarget("MikroORM 6 on libSQL", async () => {
    const { options, sent } = countingLogger();
    return onSqlite(await LibsqlMikroORM.init({ ...options, entities, dbName: ":memory:" }), sent);
  });
}

export function mikroormBetterSqliteTarget(): Target {
  return hostTarget("MikroORM 6 on better-sqlite3", async () => {
    const { options, sent } = countingLogger();
    return onSqlite(await BetterSqliteMikroORM.init({ ...options, entities, dbName: ":memory:" }), sent);
  });
}

async function onSqlite(orm: LibsqlMikroORM | BetterSqliteMikroORM, sent: () => number) {
  const connection = orm.em.getConnection();
  await connection.execute("pragma reverse_unordered_selects = on");
  const run = async (text: string) => {
    for (const statement of text.split("; ")) await connection.execute(statement, [], "run");
  };
  return { ...over(orm, "sqlite", sent, async () => {}), run };
}

/** MikroORM logs every statement that it sends, those that begin and end transactions too. */
export function countingLogger() {
  let sent = 0;
  const logger = () => void sent++;
  return { options: { debug: ["query" as const], logger }, sent: () => sent };
}

function over<Orm extends { close(): Promise<void> }>(
  client: Orm,
  dialect: DialectName,
  sent: () => number,
  drop: () => Promise<unknown>,
) {
  const dispose = async () => {
    await client.close();
    await drop();
  };
  return {
    client,
    createDriver: (orm: object) => createMikroormDriver({ orm, dialect }),
    sends: [],
    sent,
    dispose,
  };
}
