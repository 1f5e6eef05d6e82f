import { MikroORM as MariadbMikroORM } from "@mikro-orm/mariadb";
import { MikroORM as MysqlMikroORM } from "@mikro-orm/mysql";
import { MikroORM as PostgresMikroORM } from "@mikro-orm/postgresql";
import { PrismaPg } from "@prisma/adapter-pg";
import { drizzle as onMysql2 } from "drizzle-orm/mysql2";
import { drizzle as onNodePostgres } from "drizzle-orm/node-postgres";
import mysql from "mysql2";
import pg from "pg";
import { Sequelize } from "sequelize";
import { mariadb, postgres } from "../servers/server.ts";
import { lostLinksSchema } from "../support/lost-links.ts";
import type { NetworkClient } from "../support/network-clients.ts";
import { kyselyVersions } from "./kysely/versions.ts";
import { entities } from "./mikroorm/targets.ts";
import { generateClient } from "./prisma/generate-client.ts";
import { typeormVersions } from "./typeorm/versions.ts";

/** Of the connections that it lends nobody else hears when they are lost; Node ends a process for that. */
function pgPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool.on("error", () => {});
}

const kyselyClients = kyselyVersions.flatMap(({ name, onPostgres, onMysql }): NetworkClient[] => [
  {
    name: `${name} on PostgreSQL`,
    server: postgres,
    open: async (url) => {
      const client = onPostgres(pgPool(url));
      return { client, close: () => client.destroy() };
    },
  },
  {
    name: `${name} on MariaDB`,
    server: mariadb,
    open: async (uri) => {
      const client = onMysql(mysql.createPool({ uri, connectionLimit: 2 }));
      return { client, close: () => client.destroy() };
    },
  },
]);

const typeormClients = typeormVersions.flatMap(({ name, open }): NetworkClient[] =>
  [["PostgreSQL", "postgres", postgres] as const, ["MariaDB", "mariadb", mariadb] as const].map(
    ([title, type, server]): NetworkClient => ({
      name: `${name} on ${title}`,
      server,
      isEager: true,
      open: async (url) => {
        const client = await open({ type, url, poolSize: 2, logging: false });
        return { client, close: () => client.destroy() };
      },
    }),
  ),
);

function sequelizeClient(name: string, server: typeof postgres, scheme: string): NetworkClient {
  return {
    name: `Sequelize on ${name}`,
    server,
    open: async (url) => {
      const address = url.replace(/^\w+:/, `${scheme}:`);
      const dialectOptions = scheme === "mariadb" ? { foundRows: true } : {};
      const client = new Sequelize(address, { logging: false, dialectOptions });
      return { client, close: () => client.close() };
    },
  };
}

/** The host ORMs that hold transactions over a network. */
export const hostNetworkClients: readonly NetworkClient[] = [
  ...kyselyClients,
  {
    name: "Drizzle on PostgreSQL",
    server: postgres,
    open: async (url) => {
      const pool = pgPool(url);
      return { client: onNodePostgres(pool), close: () => pool.end() };
    },
  },
  {
    name: "Drizzle on MariaDB",
    server: mariadb,
    open: async (uri) => {
      const pool = mysql.createPool({ uri, connectionLimit: 2 });
      return { client: onMysql2(pool), close: () => pool.promise().end() };
    },
  },
  ...typeormClients,
  sequelizeClient("PostgreSQL", postgres, "postgres"),
  sequelizeClient("MariaDB", mariadb, "mysql"),
  sequelizeClient("MariaDB through its own client", mariadb, "mariadb"),
  {
    name: "MikroORM on PostgreSQL",
    server: postgres,
    isEager: true,
    open: async (clientUrl) => {
      const client = await PostgresMikroORM.init({ entities, clientUrl, logger: () => {} });
      return { client, close: () => client.close() };
    },
  },
  {
    name: "MikroORM on MariaDB",
    server: mariadb,
    isEager: true,
    open: async (clientUrl) => {
      const client = await MariadbMikroORM.init({ entities, clientUrl, logger: () => {} });
      return { client, close: () => client.close() };
    },
  },
  {
    name: "MikroORM on MariaDB through mysql2",
    server: mariadb,
    isEager: true,
    open: async (clientUrl) => {
      const client = await MysqlMikroORM.init({ entities, clientUrl, logger: () => {} });
      return { client, close: () => client.close() };
    },
  },
  {
    name: "Prisma on PostgreSQL",
    server: postgres,
    open: async (connectionString) => {
      const Client = await generateClient(lostLinksSchema, "postgresql");
      const client = new Client({ adapter: new PrismaPg({ connectionString, max: 2 }) });
      return { client, close: () => client.$disconnect() };
    },
  },
];
