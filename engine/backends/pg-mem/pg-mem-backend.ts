import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

/** By the methods with which it adapts to `pg`: pools and clients are of one class, and have no counts. */
export const pgMemBackend: Backend = {
  kind: "pg-mem",
  client: "a Pool or Client of pg-mem's createPg()",
  matches: (client) => hasMethods(client, ["connect", "query", "adaptQuery", "adaptResults"]),
};
