import type { Backend } from "../backend.ts";
import { isObject } from "../match.ts";
import { hasMethods } from "../shape.ts";

const METHODS: readonly string[] = ["getConnection", "execute", "query"];

/** With promises (`mysql2/promise`), which wraps the other as `pool`, or with callbacks. */
export const mysql2PoolBackend: Backend = {
  kind: "mysql2-pool",
  client: "a mysql2 Pool",
  matches: (client) => {
    const own = hasMethods(client, METHODS);
    if (own !== true) return own;
    const inner: unknown = Reflect.get(client, "pool");
    return isObject(inner) ? hasMethods(inner, METHODS) : hasMethods(client, ["promise"]);
  },
};
