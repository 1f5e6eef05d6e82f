import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const libsqlBackend: Backend = {
  kind: "libsql",
  client: "a libSQL Client",
  matches: (client) => {
    if (typeof Reflect.get(client, "protocol") !== "string") return "it has no protocol";
    return hasMethods(client, ["execute", "batch", "transaction", "executeMultiple"]);
  },
};
