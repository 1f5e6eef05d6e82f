import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { createDriver } from "../../../engine/backends/sql/libsql.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

/** Where Linux keeps files in memory. */
const FOLDER = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** In a file: libSQL opens a new connection after each transaction, and forgets what was only in memory. */
export function libsqlTarget(): Target {
  return {
    name: "libsql",
    oneOf: 8,
    open: async (schema, options) => {
      const folder = mkdtempSync(join(FOLDER, "farm-orm-libsql-"));
      const client = createClient({ url: `file:${join(folder, "test.db")}` });
      const run = (text: string) => client.executeMultiple(text);
      const dispose = async () => {
        client.close();
        rmSync(folder, { recursive: true });
      };
      const sends = ["execute", "batch", "executeMultiple"];
      return sqlSubject({ client, createDriver, sends, run, dispose }, schema, options);
    },
    close: async () => {},
  };
}
