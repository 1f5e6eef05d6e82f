import { MikroORM } from "@mikro-orm/postgresql";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import { drizzle } from "drizzle-orm/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import { Miniflare } from "miniflare";
import mysql from "mysql2/promise";
import pg from "pg";
import { Sequelize } from "sequelize";
import initSqlJs from "sql.js";
import { DataSource } from "typeorm";
import { controlPlaneSchema } from "../../schema/walkthrough-schema.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { entities } from "../mikroorm/targets.ts";
import { generateClient } from "../prisma/generate-client.ts";
import type { ClientKind, OpenedClient } from "./opened-client.ts";

/** A pool whose connections look into a namespace of their own. */
interface OpenedPool {
  readonly pool: pg.Pool;
  readonly namespace: string;
  readonly close: () => Promise<void>;
}

async function openPool(): Promise<OpenedPool> {
  const namespace = newNamespace();
  const pool = new pg.Pool({ connectionString: postgres.url, options: `-c search_path=${namespace}` });
  await pool.query(`create schema ${namespace}`);
  const close = async () => {
    await pool.query(`drop schema ${namespace} cascade`);
    await pool.end();
  };
  return { pool, namespace, close };
}

async function openMariadb(): Promise<OpenedClient> {
  const name = newNamespace();
  const setUp = await mysql.createConnection(mariadb.url);
  await setUp.query(`create database ${name}`);
  const url = new URL(mariadb.url);
  url.pathname = `/${name}`;
  const pool = mysql.createPool(url.href);
  return {
    client: pool,
    close: async () => {
      await pool.end();
      await setUp.query(`drop database ${name}`);
      await setUp.end();
    },
  };
}

async function openD1(): Promise<OpenedClient> {
  const script = "export default { fetch: () => new Response() }";
  const workerd = new Miniflare({ modules: true, script, d1Databases: ["DB"] });
  return { client: await workerd.getD1Database("DB"), close: () => workerd.dispose() };
}

async function openPrismaPostgres(): Promise<OpenedClient> {
  const { pool, namespace, close } = await openPool();
  const Client = await generateClient(controlPlaneSchema, "postgresql");
  const client = new Client({
    adapter: new PrismaPg({ connectionString: postgres.url }, { schema: namespace }),
  });
  return {
    client,
    close: async () => {
      await client.$disconnect();
      await (pool.ended ? undefined : close());
    },
  };
}

async function openPrismaSqlite(): Promise<OpenedClient> {
  const Client = await generateClient(controlPlaneSchema, "sqlite");
  const client = new Client({ adapter: new PrismaBetterSqlite3({ url: ":memory:" }) });
  return { client, close: () => client.$disconnect() };
}

async function openTypeorm(): Promise<OpenedClient> {
  const { namespace, close } = await openPool();
  const client = new DataSource({
    type: "postgres",
    url: postgres.url,
    extra: { options: `-c search_path=${namespace}` },
  });
  await client.initialize();
  return {
    client,
    close: async () => {
      await client.destroy();
      await close();
    },
  };
}

async function openTypeormSqljs(): Promise<OpenedClient> {
  const client = new DataSource({ type: "sqljs" });
  await client.initialize();
  return { client, close: () => client.destroy() };
}

async function openSequelize(): Promise<OpenedClient> {
  const { namespace, close } = await openPool();
  const dialectOptions = { options: `-c search_path=${namespace}` };
  const client = new Sequelize(postgres.url, { logging: false, dialectOptions });
  return { client, close: () => client.close().then(close) };
}

async function openMikroorm(): Promise<OpenedClient> {
  const { namespace, close } = await openPool();
  const driverOptions = { connection: { options: `-c search_path=${namespace}` } };
  const client = await MikroORM.init({ entities, clientUrl: postgres.url, driverOptions });
  return { client, close: () => client.close().then(close) };
}

/** The durable clients of the specification and its issue, in the order of the table. */
export const durableClients: readonly ClientKind[] = [
  {
    name: "sql.js",
    open: async () => {
      const { Database } = await initSqlJs();
      const client = new Database();
      return { client, close: async () => client.close() };
    },
  },
  {
    name: "PostgreSQL",
    open: async () => {
      const { pool, close } = await openPool();
      return { client: pool, close };
    },
  },
  { name: "MariaDB", open: openMariadb },
  { name: "D1", open: openD1 },
  { name: "Prisma on PostgreSQL", open: openPrismaPostgres },
  { name: "Prisma on SQLite", open: openPrismaSqlite },
  { name: "TypeORM on PostgreSQL", backend: "typeorm", open: openTypeorm },
  { name: "TypeORM on sqljs", backend: "typeorm", open: openTypeormSqljs },
  {
    name: "Drizzle",
    backend: "drizzle",
    open: async () => {
      const { pool, close } = await openPool();
      return { client: drizzle(pool), close };
    },
  },
  {
    name: "Kysely",
    backend: "kysely",
    open: async () => {
      const { pool, close } = await openPool();
      return { client: new Kysely({ dialect: new PostgresDialect({ pool }) }), close };
    },
  },
  { name: "Sequelize", backend: "sequelize", open: openSequelize },
  { name: "MikroORM", backend: "mikroorm", open: openMikroorm },
];
