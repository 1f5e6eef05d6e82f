import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const pgClientBackend: Backend = {
  kind: "pg-client",
  client: "a pg Client",
  matches: (client) => {
    if (!("connectionParameters" in client)) return "it has no connectionParameters";
    if (!("processID" in client)) return "it has no processID";
    return hasMethods(client, ["connect", "query", "on"]);
  },
};
