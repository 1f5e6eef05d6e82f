import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, createClient } from "@libsql/client";
import Database from "better-sqlite3";
import { createDriver as overBetterSqlite3 } from "../../engine/backends/sql/better-sqlite3.ts";
import { createDriver as overLibsql } from "../../engine/backends/sql/libsql.ts";
import { sqlSubject } from "../support/targets/sql-subject.ts";
import type { Target } from "../support/targets/target.ts";
import { exactness } from "./exactness.ts";

const betterSqlite3: Target = {
  name: "better-sqlite3 that gives every integer as a bigint",
  oneOf: 1,
  open: async (schema, options) => {
    const client = new Database(":memory:");
    client.pragma("case_sensitive_like = on");
    client.pragma("recursive_triggers = on");
    client.pragma("count_changes = on");
    client.defaultSafeIntegers(true);
    const run = async (text: string) => client.exec(text);
    const dispose = async () => client.close();
    const store = { client, createDriver: overBetterSqlite3, sends: ["all", "run", "get"], run, dispose };
    return sqlSubject(store, schema, options);
  },
  close: async () => {},
};

function libsql(intMode: Exclude<Config["intMode"], undefined>): Target {
  return {
    name: `libSQL that gives every integer as a ${intMode}`,
    oneOf: 1,
    open: async (schema, options) => {
      const folder = mkdtempSync(join(tmpdir(), "farm-orm-libsql-"));
      const client = createClient({ url: `file:${join(folder, "test.db")}`, intMode });
      const run = (text: string) => client.executeMultiple(text);
      const dispose = async () => {
        client.close();
        rmSync(folder, { recursive: true });
      };
      return sqlSubject(
        { client, createDriver: overLibsql, sends: ["execute"], run, dispose },
        schema,
        options,
      );
    },
    close: async () => {},
  };
}

exactness(betterSqlite3);
exactness(libsql("bigint"));
exactness(libsql("string"));
