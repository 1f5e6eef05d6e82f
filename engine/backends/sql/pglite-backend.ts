import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const pgliteBackend: Backend = {
  kind: "pglite",
  client: "a PGlite",
  matches: (client) => {
    if (!("waitReady" in client)) return "it has no waitReady";
    return hasMethods(client, ["execProtocolRaw", "query", "exec", "transaction"]);
  },
};
