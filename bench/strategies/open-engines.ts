import BetterSqlite3 from "better-sqlite3";
import mysql from "mysql2/promise";
import pg from "pg";
import { createMysqlDatabase } from "../../tests/sql/support/mysql-database.ts";
import { createBenchDatabase } from "../data/bench-database.ts";

/** A database of the run's own, and the client that an application would hand in. */
export interface BenchEngine {
  readonly name: string;
  readonly client: object;
  readonly run: (text: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const ENGINES: readonly (() => Promise<BenchEngine | null>)[] = [
  async () => {
    const database = await createBenchDatabase();
    if (database === null) return null;
    const client = new pg.Pool({ connectionString: database.url });
    const close = async () => {
      await client.end();
      await database.drop();
    };
    return { name: "postgres", client, run: (text) => client.query(text), close };
  },
  async () => {
    const client = new BetterSqlite3(":memory:");
    const close = async () => void client.close();
    return { name: "sqlite", client, run: async (text) => client.exec(text), close };
  },
  async () => {
    const database = await createMysqlDatabase();
    if (database === null) return null;
    const client = mysql.createPool({ uri: database.url });
    const close = async () => {
      await client.end();
      await database.drop();
    };
    return { name: "mariadb", client, run: (text) => client.query(text), close };
  },
];

/** Those that answer. */
export async function openEngines(): Promise<readonly BenchEngine[]> {
  const engines = await Promise.all(ENGINES.map((open) => open()));
  return engines.filter((engine) => engine !== null);
}
