import type { Backend } from "../backend.ts";
import { hasMethods } from "../shape.ts";

/** The next one reads placeholders and answers in other ways. */
const MAJOR = "6.";

export const sequelizeBackend: Backend = {
  kind: "sequelize",
  client: "a Sequelize instance",
  matches: (client) => {
    const own = hasMethods(client, ["getDialect", "getQueryInterface", "query", "transaction"]);
    if (own !== true) return own;
    const version: unknown = Reflect.get(client.constructor, "version");
    if (typeof version !== "string" || version.startsWith(MAJOR)) return true;
    return `it is of version ${version}`;
  },
};
