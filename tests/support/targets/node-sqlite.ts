import { createRequire } from "node:module";
import { createDriver } from "../../../engine/backends/sql/node-sqlite.ts";
import { sqlSubject } from "./sql-subject.ts";
import type { Target } from "./target.ts";

interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => NodeSqliteHandle;
}

export interface NodeSqliteHandle {
  prepare(text: string): object;
  exec(text: string): void;
  close(): void;
}

/** Not imported: Node 20 has no such module, nor have its types. */
export function openNodeSqlite(): NodeSqliteHandle {
  const { DatabaseSync }: NodeSqlite = createRequire(import.meta.url)("node:sqlite");
  return new DatabaseSync(":memory:");
}

export function nodeSqliteTarget(): Target {
  return {
    name: `node:sqlite of Node ${process.versions.node}`,
    oneOf: 1,
    open: async (schema, options) => {
      const client = openNodeSqlite();
      client.exec("pragma reverse_unordered_selects = on");
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
