import mysql from "mysql2";
import promised from "mysql2/promise";
import { createMysqlDriver } from "../../../engine/backends/sql/create-mysql-driver.ts";
import { mariadb, type Server } from "../../servers/server.ts";
import { newNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

interface OpenedClient {
  readonly client: object;
  readonly end: () => Promise<void>;
  /** Its methods that send a statement; those of a client with promises are called on the one inside. */
  readonly sends: readonly string[];
}

const POOL_SIZE = 5;
const SENDS: readonly string[] = ["query", "execute"];

interface Database {
  readonly server: Server;
  readonly dialect: "mysql" | "mariadb";
}

const MARIADB: Database = { server: mariadb, dialect: "mariadb" };

/** A pool with callbacks for each subject, on a database of its own. */
export function mariadbTarget(): Target {
  return target(MARIADB, "mariadb", async (uri) => {
    const client = mysql.createPool({ uri, connectionLimit: POOL_SIZE });
    return { client, end: () => client.promise().end(), sends: SENDS };
  });
}

export function mariadbPromisePoolTarget(): Target {
  return target(MARIADB, "mariadb promise pool", async (uri) => {
    const client = promised.createPool({ uri, connectionLimit: POOL_SIZE });
    return { client, end: () => client.end(), sends: [] };
  });
}

/** One connection that all calls and transactions share. */
export function mariadbConnectionTarget(): Target {
  return target(MARIADB, "mariadb connection", async (uri) => {
    const client = mysql.createConnection({ uri });
    return { client, end: () => client.promise().end(), sends: SENDS };
  });
}

export function mariadbPromiseConnectionTarget(): Target {
  return target(MARIADB, "mariadb promise connection", async (uri) => {
    const client = await promised.createConnection({ uri });
    return { client, end: () => client.end(), sends: [] };
  });
}

/** A pool with callbacks for each subject, on a database of its own. */
export function mysqlTarget(server: Server): Target {
  return target({ server, dialect: "mysql" }, "mysql", async (uri) => {
    const client = mysql.createPool({ uri, connectionLimit: POOL_SIZE });
    return { client, end: () => client.promise().end(), sends: SENDS };
  });
}

function target(
  { server, dialect }: Database,
  name: string,
  open: (uri: string) => Promise<OpenedClient>,
): Target {
  return {
    name,
    oneOf: 4,
    open: async (schema, options = {}) => {
      const database = newNamespace();
      const admin = await connect(server.url);
      await admin.run(`create database ${database}; use ${database}`);
      const url = new URL(server.url);
      url.pathname = `/${database}`;
      const { client, end, sends } = await open(url.href);
      const dispose = async () => {
        await end();
        await admin.run(`drop database ${database}`);
        await admin.close();
      };
      const run = (text: string) => admin.run(withoutReferences(text));
      const createDriver = (raw: unknown) => createMysqlDriver(raw, { dialect });
      const store = { client, createDriver, sends, quote: "`", referencesByRow: true, run, dispose };
      const recording = options.recording === true && sends.length > 0;
      return sqlSubject(store, schema, { ...options, recording });
    },
    close: async () => {},
  };
}

/** Rows are removed one by one, also those that refer to one another. */
function withoutReferences(text: string): string {
  return `set foreign_key_checks = 0; ${text}; set foreign_key_checks = 1`;
}

async function connect(url: string) {
  const connection = await promised.createConnection({ uri: url, multipleStatements: true });
  return { run: (text: string) => connection.query(text), close: () => connection.end() };
}
