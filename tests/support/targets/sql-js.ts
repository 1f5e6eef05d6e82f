import initSqlJs, { type SqlJsStatic } from "sql.js";
import { createDriver } from "../../../engine/backends/sql/sql-js.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

export function sqlJsTarget(): Target {
  let library: Promise<SqlJsStatic> | null = null;
  return {
    name: "sql.js",
    oneOf: 1,
    open: async (schema, options) => {
      library ??= initSqlJs();
      const { Database } = await library;
      const client = new Database();
      // Rows in no promised order come in reverse, so that a statement that forgets its order is found out.
      client.run("pragma reverse_unordered_selects = on");
      const run = async (text: string) => client.exec(text);
      const dispose = async () => client.close();
      return sqlSubject({ client, createDriver, sends: ["bind", "run"], run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
