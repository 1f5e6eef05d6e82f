import { MikroORM as MariadbMikroORM } from "@mikro-orm/mariadb";
import { EntitySchema, MikroORM as PostgresMikroORM } from "@mikro-orm/postgresql";
import { MikroORM as SqliteMikroORM } from "@mikro-orm/sqlite";
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

export function mikroorm7PostgresTarget(): Target {
  return hostTarget("MikroORM 7 on PostgreSQL", async () => {
    const { name, run, drop } = await ownPostgres();
    const driverOptions = { options: `-c search_path=${name}` };
    const orm = await PostgresMikroORM.init({ entities, clientUrl: postgres.url, driverOptions });
    return { ...over(orm, "postgres", drop), run };
  });
}

export function mikroorm7MariadbTarget(): Target {
  return hostTarget("MikroORM 7 on MariaDB", async () => {
    const { name, run, drop } = await ownMariadb();
    const orm = await MariadbMikroORM.init({ entities, clientUrl: mariadbUrl(name) });
    await orm.connect();
    return { ...MARIADB_TARGET, ...over(orm, "mariadb", drop), run };
  });
}

export function mikroorm7SqliteTarget(): Target {
  return hostTarget("MikroORM 7 on better-sqlite3", async () => {
    const orm = await SqliteMikroORM.init({ entities, dbName: ":memory:" });
    const connection = orm.em.getConnection();
    await connection.execute("pragma reverse_unordered_selects = on");
    const run = (text: string) => connection.executeDump(text);
    return { ...over(orm, "sqlite", async () => {}), run };
  });
}

function over<Orm extends { close(): Promise<void> }>(
  client: Orm,
  dialect: DialectName,
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
    dispose,
  };
}
