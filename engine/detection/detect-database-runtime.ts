import type { Backend } from "../backends/backend.ts";
import { backends } from "../backends/index.ts";
import { isObject } from "../backends/require-shape.ts";

/** The backend that a client belongs to. */
export type DatabaseRuntime = Pick<Backend, "kind" | "client" | "load">;

/** The backend that takes the client, or `null`. */
export function detectDatabaseRuntime(client: unknown): DatabaseRuntime | null {
  if (!isObject(client)) return null;
  return backends.find((backend) => backend.matches(client) === true) ?? null;
}
