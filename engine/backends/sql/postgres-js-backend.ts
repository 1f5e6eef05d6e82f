import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const postgresJsBackend: Backend = {
  kind: "postgres.js",
  client: "a postgres.js sql function",
  matches: (client) => {
    if (typeof client !== "function") return "it is not a function";
    return hasMethods(client, ["unsafe", "begin", "reserve", "listen"]);
  },
};
