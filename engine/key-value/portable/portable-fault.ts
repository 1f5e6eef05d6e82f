import { OrmError, type OrmErrorCode } from "../../../ir/orm-error.ts";
import { connectionFailure } from "../connection-failure.ts";
import type { PortableStore } from "./portable-store.ts";

export type PortableAction = "read" | "write" | "commit";

const REASONS: ReadonlyMap<OrmErrorCode, string> = new Map([
  ["CONNECTION_LOST", "the store cannot be reached"],
  ["TIMEOUT", "the store did not answer in time"],
  ["COMMIT_OUTCOME_UNKNOWN", "the store failed before all writes were made"],
  ["ABORTED", "the store refused"],
]);

/** The client's error as the one that every backend gives for the same failure. */
export function portableFault(
  store: PortableStore,
  error: unknown,
  model: string,
  action: PortableAction,
): unknown {
  if (error instanceof OrmError) return error;
  const code = codeOf(error, action);
  return new OrmError(code, `${action} ${model}: ${REASONS.get(code) ?? code}`, {
    backendKind: store.kind,
    retryable: action === "read" && code !== "ABORTED",
    meta: { model, operation: action },
    cause: error,
  });
}

function codeOf(error: unknown, action: PortableAction): OrmErrorCode {
  if (action === "commit") return "COMMIT_OUTCOME_UNKNOWN";
  const failure = connectionFailure(error);
  if (failure === null) return "ABORTED";
  return failure === "timeout" ? "TIMEOUT" : "CONNECTION_LOST";
}
