import { type Options, Sequelize } from "sequelize";
import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { createSequelizeDriver } from "../../../engine/entries/sequelize.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../../support/targets/target.ts";
import { hostTarget, MARIADB_TARGET, mariadbUrl, ownMariadb, ownPostgres } from "../host-target.ts";

export function sequelizePostgresTarget(): Target {
  return hostTarget("Sequelize on PostgreSQL", async () => {
    const { name, run, drop } = await ownPostgres();
    const dialectOptions = { options: `-c search_path=${name}` };
    return { ...over(postgres.url, { dialectOptions }, "postgres", drop), run };
  });
}

export function sequelizeMariadbTarget(): Target {
  return hostTarget("Sequelize on MariaDB", async () => {
    const { name, run, drop } = await ownMariadb();
    return { ...MARIADB_TARGET, ...over(mariadbUrl(name), { dialect: "mysql" }, "mariadb", drop), run };
  });
}

export function sequelizeMariadbClientTarget(): Target {
  return hostTarget("Sequelize on MariaDB through its own client", async () => {
    const { name, run, drop } = await ownMariadb();
    const url = mariadbUrl(name).replace(/^mysql:/, "mariadb:");
    return { ...MARIADB_TARGET, ...over(url, { dialectOptions: { foundRows: true } }, "mariadb", drop), run };
  });
}

function over(url: string, options: Options, dialect: DialectName, drop: () => Promise<unknown>) {
  let sent = 0;
  const logging = () => void sent++;
  const client = new Sequelize(url, { ...options, logging });
  const dispose = async () => {
    await client.close();
    await drop();
  };
  return {
    client,
    createDriver: (sequelize: object) => createSequelizeDriver({ sequelize, dialect }),
    sends: [],
    sent: () => sent,
    dispose,
  };
}
