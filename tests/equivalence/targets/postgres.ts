import pg from "pg";
import { createDriver } from "../../../engine/backends/sql/pg-pool.ts";
import { postgres } from "../../servers/server.ts";
import type { Target } from "../runner/target.ts";
import { newNamespace } from "./namespace.ts";
import { sqlSubject } from "./sql-subject.ts";

/** A pool for each workload, all of whose connections look into a namespace of its own. */
export function postgresTarget(): Target {
  return {
    name: "postgres",
    oneOf: 4,
    open: async (schema, options) => {
      const namespace = newNamespace();
      const pool = new pg.Pool({
        connectionString: postgres.url,
        max: 2,
        options: `-c search_path=${namespace}`,
      });
      await pool.query(`create schema ${namespace}`);
      return sqlSubject(createDriver(pool), schema, options, {
        run: (text) => pool.query(text),
        dispose: async () => {
          await pool.query(`drop schema ${namespace} cascade`);
          await pool.end();
        },
      });
    },
    close: async () => {},
  };
}
