import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const kyselyBackend: Backend = {
  kind: "kysely",
  client: "a Kysely instance",
  matches: (client) => {
    const own = hasMethods(client, ["executeQuery", "getExecutor", "connection", "withoutPlugins"]);
    if (own !== true) return own;
    return Reflect.get(client, "isTransaction") === true ? "it is a transaction" : true;
  },
};
