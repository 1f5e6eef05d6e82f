import Database from "better-sqlite3";
import { createDriver } from "../../../engine/backends/sql/better-sqlite3.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

export function betterSqlite3Target(): Target {
  return {
    name: "better-sqlite3",
    oneOf: 1,
    open: async (schema, options) => {
      const client = new Database(":memory:");
      client.pragma("reverse_unordered_selects = on");
      const run = async (text: string) => client.exec(text);
      const dispose = async () => client.close();
      return sqlSubject(
        { client, createDriver, sends: ["all", "run", "get"], run, dispose },
        schema,
        options,
      );
    },
    close: async () => {},
  };
}
