import type { Backend } from "./backend.ts";

/** `true` for a client of the backend, else the reason why not. */
export function match(backend: Backend, client: unknown): true | string {
  if (!isObject(client)) return "it is not an object";
  try {
    return backend.matches(client);
  } catch {
    return "it cannot be looked at";
  }
}

export function isObject(client: unknown): client is object {
  return (typeof client === "object" && client !== null) || typeof client === "function";
}
