import { OrmError } from "../../ir/orm-error.ts";
import type { Backend } from "./backend.ts";
import { match } from "./match.ts";

export { isObject } from "./match.ts";

/** The client as what its backend takes it for; throws where it is something else. */
export function requireShape<T extends object>(client: unknown, backend: Backend): T {
  const found = match(backend, client);
  if (isMatched<T>(client, found)) return client;
  throw new OrmError("INVALID_QUERY", `expected ${backend.client}, but ${found}`, { path: "client" });
}

/** `T` states what the backend's match has found out. */
function isMatched<T extends object>(_client: unknown, found: true | string): _client is T {
  return found === true;
}
