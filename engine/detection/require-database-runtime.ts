import { OrmError } from "../../ir/orm-error.ts";
import { type DatabaseRuntime, detectDatabaseRuntime } from "./detect-database-runtime.ts";
import { inspectDatabaseRuntime } from "./inspect-database-runtime.ts";

/** The backend that takes the client; throws an error that says what was looked for. */
export function requireDatabaseRuntime(client: unknown): DatabaseRuntime {
  const runtime = detectDatabaseRuntime(client);
  if (runtime !== null) return runtime;
  const { looked } = inspectDatabaseRuntime(client);
  const kinds = looked.map((candidate) => candidate.client).join(", ");
  throw new OrmError(
    "UNSUPPORTED",
    `no backend takes the client, which is ${describe(client)}. Looked for: ${kinds}. ` +
      "Pass such a client itself, not its options or a wrapper around it, " +
      "or call createOrm with the driver of a backend",
    { path: "client", meta: { looked } },
  );
}

/** Without touching properties that the client may not have. */
function describe(client: unknown): string {
  if (client === null || client === undefined) return String(client);
  if (client instanceof Promise) return "a promise that was not awaited";
  if (typeof client === "string") return "a string: a connection string is not a client";
  return typeof client === "object" ? "an object of another kind" : `a ${typeof client}`;
}
