import Database from "better-sqlite3";
import { createDriver } from "../../../engine/backends/sql/better-sqlite3.ts";
import type { Target } from "../runner/target.ts";
import { sqlSubject } from "./sql-subject.ts";

export function betterSqlite3Target(): Target {
  return {
    name: "better-sqlite3",
    oneOf: 1,
    open: async (schema, options) => {
      const database = new Database(":memory:");
      database.pragma("reverse_unordered_selects = on");
      return sqlSubject(createDriver(database), schema, options, {
        run: async (text) => void database.exec(text),
        dispose: async () => void database.close(),
      });
    },
    close: async () => {},
  };
}
