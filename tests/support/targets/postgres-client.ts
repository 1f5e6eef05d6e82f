import pg from "pg";
import { createDriver } from "../../../engine/backends/sql/pg-client.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace, sessionOptions } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** One connection that all calls and transactions share. */
export function postgresClientTarget(): Target {
  return {
    name: "pg client",
    oneOf: 4,
    open: async (schema, options) => {
      const namespace = newNamespace();
      const client = new pg.Client({
        connectionString: postgres.url,
        options: sessionOptions(namespace),
      });
      await client.connect();
      const run = (text: string) => client.query(text);
      await run(`create schema ${namespace}`);
      const dispose = async () => {
        await run(`drop schema ${namespace} cascade`);
        await client.end();
      };
      return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}

/** A connection that a pool lent to the application. */
export function postgresPoolClientTarget(): Target {
  return {
    name: "pg PoolClient",
    oneOf: 4,
    open: async (schema, options) => {
      const namespace = newNamespace();
      const pool = new pg.Pool({
        connectionString: postgres.url,
        max: 1,
        options: sessionOptions(namespace),
      });
      const client = await pool.connect();
      const run = (text: string) => client.query(text);
      await run(`create schema ${namespace}`);
      const dispose = async () => {
        await run(`drop schema ${namespace} cascade`);
        client.release();
        await pool.end();
      };
      return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
