import mysqlCallbacks from "mysql2";
import mysql from "mysql2/promise";
import pg from "pg";
import postgresJs from "postgres";
import { mariadb, postgres, type Server } from "../servers/server.ts";

/** A client of a SQL server, opened as an application opens it. */
export interface NetworkClient {
  readonly name: string;
  readonly server: Server;
  /** It has one connection, and is of no use any more without it. */
  readonly isOneConnection?: true;
  /** It connects when it is opened, and not at the first call. */
  readonly isEager?: true;
  readonly open: (url: string) => Promise<OpenedNetworkClient>;
}

export interface OpenedNetworkClient {
  readonly client: object;
  readonly close: () => Promise<unknown>;
}

/** Idle connections of a pool end when a test says so, and nobody waits for them. */
export function pgPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  return pool.on("error", () => {});
}

/** The clients without a host ORM. */
export const networkClients: readonly NetworkClient[] = [
  {
    name: "pg Pool",
    server: postgres,
    open: async (url) => {
      const client = pgPool(url);
      return { client, close: () => client.end() };
    },
  },
  {
    name: "pg Client",
    server: postgres,
    isOneConnection: true,
    isEager: true,
    open: async (url) => {
      const client = new pg.Client({ connectionString: url });
      client.on("error", () => {});
      await client.connect();
      return { client, close: () => client.end() };
    },
  },
  {
    name: "pg PoolClient",
    server: postgres,
    isOneConnection: true,
    isEager: true,
    open: async (url) => {
      const pool = pgPool(url);
      const client = await pool.connect();
      client.on("error", () => {});
      const close = async () => {
        client.release(true);
        await pool.end();
      };
      return { client, close };
    },
  },
  {
    name: "postgres.js",
    server: postgres,
    open: async (url) => {
      const client = postgresJs(url, { max: 2, onnotice: () => {} });
      return { client, close: () => client.end({ timeout: 1 }) };
    },
  },
  {
    name: "mysql2 pool of promises",
    server: mariadb,
    open: async (url) => {
      const client = mysql.createPool({ uri: url, connectionLimit: 2 });
      return { client, close: () => client.end() };
    },
  },
  {
    name: "mysql2 pool of callbacks",
    server: mariadb,
    open: async (url) => {
      const client = mysqlCallbacks.createPool({ uri: url, connectionLimit: 2 });
      return { client, close: () => client.promise().end() };
    },
  },
  {
    name: "mysql2 connection",
    server: mariadb,
    isOneConnection: true,
    isEager: true,
    open: async (url) => {
      const client = await mysql.createConnection({ uri: url });
      client.on("error", () => {});
      return { client, close: async () => client.destroy() };
    },
  },
];
