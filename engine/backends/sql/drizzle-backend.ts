import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

/** Of every driver of Drizzle, also where replicas answer its reads. */
export const drizzleBackend: Backend = {
  kind: "drizzle",
  client: "a Drizzle database",
  matches: (client) =>
    hasMethods(client, ["$with", "$count", "select", "insert", "update", "delete", "transaction"]),
};
