import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const nodeSqliteBackend: Backend = {
  kind: "node:sqlite",
  client: "a DatabaseSync of node:sqlite",
  matches: (client) => hasMethods(client, ["open", "close", "prepare", "exec", "function"]),
};
