import { OrmError } from "../../ir/orm-error.ts";
import type { Backend } from "./backend.ts";

/** The client as what its backend takes it for; throws where it is something else. */
export function requireShape<T extends object>(client: unknown, backend: Backend): T {
  const match = isObject(client) ? backend.matches(client) : "it is not an object";
  if (isMatched<T>(client, match)) return client;
  throw new OrmError("INVALID_QUERY", `expected ${backend.client}, but ${match}`, { path: "client" });
}

export function isObject(client: unknown): client is object {
  return (typeof client === "object" && client !== null) || typeof client === "function";
}

/** `T` states what the backend's match has found out. */
function isMatched<T extends object>(_client: unknown, match: true | string): _client is T {
  return match === true;
}
