import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

export const typeormBackend: Backend = {
  kind: "typeorm",
  client: "a TypeORM DataSource",
  matches: (client) => {
    if (Reflect.get(client, "@instanceof") !== Symbol.for("DataSource")) return "it is no DataSource";
    return hasMethods(client, ["createQueryRunner", "query"]);
  },
};
