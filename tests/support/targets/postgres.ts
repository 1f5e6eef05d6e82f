import pg from "pg";
import { createDriver } from "../../../engine/backends/sql/pg-pool.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace, sessionOptions } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** A pool for each subject, all of whose connections look into a namespace of its own. */
export function postgresTarget(): Target {
  return {
    name: "postgres",
    oneOf: 4,
    open: async (schema, options) => {
      const namespace = newNamespace();
      const client = new pg.Pool({
        connectionString: postgres.url,
        max: 5,
        options: sessionOptions(namespace),
      });
      await client.query(`create schema ${namespace}`);
      const run = (text: string) => client.query(text);
      const dispose = async () => {
        await run(`drop schema ${namespace} cascade`);
        await client.end();
      };
      return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
