import initSqlJs, { type SqlJsStatic } from "sql.js";
import { createDriver } from "../../../engine/backends/sql/sql-js.ts";
import type { Target } from "../runner/target.ts";
import { sqlSubject } from "./sql-subject.ts";

/**
 * Rows in no particular order come in reverse: a statement that forgets its order is found out at once.
 */
const UNORDERED = "pragma reverse_unordered_selects = on";

export function sqlJsTarget(): Target {
  let library: Promise<SqlJsStatic> | null = null;
  return {
    name: "sql.js",
    oneOf: 1,
    open: async (schema, options) => {
      library ??= initSqlJs();
      const { Database } = await library;
      const database = new Database();
      database.run(UNORDERED);
      return sqlSubject(createDriver(database), schema, options, {
        run: async (text) => void database.exec(text),
        dispose: async () => database.close(),
      });
    },
    close: async () => {},
  };
}
