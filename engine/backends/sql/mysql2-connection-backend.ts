import type { Backend } from "../backend.ts";
import { isObject } from "../match.ts";
import { hasMethods } from "../shape.ts";

const METHODS: readonly string[] = ["beginTransaction", "execute", "query"];

/** With promises (`mysql2/promise`), which wraps the other as `connection`, or with callbacks. */
export const mysql2ConnectionBackend: Backend = {
  kind: "mysql2-connection",
  client: "a mysql2 Connection",
  matches: (client) => {
    const own = hasMethods(client, METHODS);
    if (own !== true) return own;
    const inner: unknown = Reflect.get(client, "connection");
    return isObject(inner) ? hasMethods(inner, METHODS) : hasMethods(client, ["promise"]);
  },
};
