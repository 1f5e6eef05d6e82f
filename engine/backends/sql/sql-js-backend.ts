import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const sqlJsBackend: Backend = {
  kind: "sql.js",
  client: "a sql.js Database",
  matches: (client) =>
    hasMethods(client, ["exec", "prepare", "getRowsModified", "export", "create_function"]),
};
