import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const betterSqlite3Backend: Backend = {
  kind: "better-sqlite3",
  client: "a better-sqlite3 Database",
  matches: (client) =>
    hasMethods(client, ["prepare", "exec", "pragma", "transaction", "defaultSafeIntegers"]),
};
