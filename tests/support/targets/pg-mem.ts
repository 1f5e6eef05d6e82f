import { newDb } from "pg-mem";
import { createDriver } from "../../../engine/backends/pg-mem/pg-mem.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** A database of its own for each subject. */
export function pgMemTarget(): Target {
  return {
    name: "pg-mem",
    oneOf: 20,
    open: async (schema, options) => {
      const { Pool } = newDb().adapters.createPg();
      const client: { query(text: string): Promise<unknown> } = new Pool();
      const run = (text: string) => client.query(text);
      const dispose = async () => {};
      return sqlSubject({ client, createDriver, sends: ["query"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
