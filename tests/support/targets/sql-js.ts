import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import initSqlJs, { type SqlJsStatic } from "sql.js";
import initSqlJs338 from "sqljs338";
import { createDriver } from "../../../engine/backends/sql/sql-js.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

export function sqlJsTarget(): Target {
  return sqlJs("sql.js", () => initSqlJs());
}

/** The oldest SQLite that is taken. */
export function sqlite338Target(): Target {
  const place = createRequire(import.meta.url).resolve("sqljs338/dist/sql-wasm.wasm");
  const { buffer } = Uint8Array.from(readFileSync(place));
  return sqlJs("sql.js with SQLite 3.38", () => initSqlJs338({ wasmBinary: buffer }));
}

function sqlJs(name: string, load: () => Promise<SqlJsStatic>): Target {
  let library: Promise<SqlJsStatic> | null = null;
  return {
    name,
    oneOf: 1,
    open: async (schema, options) => {
      library ??= load();
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
