import type { Backend, LoadableBackend } from "../backends/backend.ts";
import { backends } from "../backends/index.ts";
import { match } from "../backends/match.ts";

/** The backend that a client belongs to. */
export type DatabaseRuntime = Pick<Backend, "kind" | "client"> & Pick<LoadableBackend, "load">;

/** The backend that takes the client, or `null`. */
export function detectDatabaseRuntime(client: unknown): DatabaseRuntime | null {
  const found = backends.find(({ backend }) => match(backend, client) === true);
  return found === undefined ? null : { ...found.backend, load: found.load };
}
