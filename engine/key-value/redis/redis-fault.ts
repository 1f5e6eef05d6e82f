import { OrmError, type OrmErrorCode } from "../../../ir/orm-error.ts";
import { connectionFailure } from "../connection-failure.ts";
import type { RedisPort } from "./redis-port.ts";

/** What was going on when a command failed. */
export interface FaultContext {
  readonly model: string;
  readonly operation: "read" | "create" | "update" | "upsert" | "delete" | "commit";
}

/** First words of what a server answers in place of a result. */
const REFUSALS: ReadonlyMap<string, OrmErrorCode> = new Map([
  ["WRONGTYPE", "DECODE_FAILED"],
  ["CROSSSLOT", "UNSUPPORTED"],
  ["LOADING", "CONNECTION_LOST"],
  ["CLUSTERDOWN", "CONNECTION_LOST"],
  ["MASTERDOWN", "CONNECTION_LOST"],
  ["BUSY", "TIMEOUT"],
]);

const REASONS: ReadonlyMap<OrmErrorCode, string> = new Map([
  ["CONNECTION_LOST", "the connection to Redis is lost"],
  ["COMMIT_OUTCOME_UNKNOWN", "the connection was lost before the commit was confirmed"],
  ["DECODE_FAILED", "a key of this model holds something else"],
  ["UNSUPPORTED", "its keys are on more than one node of the cluster"],
  ["TIMEOUT", "Redis did not answer in time"],
  ["ABORTED", "Redis refused the command"],
]);

/** The client's error as the one that every backend gives for the same failure. */
export function redisFault(port: RedisPort, error: unknown, context: FaultContext): unknown {
  if (error instanceof OrmError) return error;
  const refused = refusalOf(error);
  const refusal = refused === undefined ? undefined : REFUSALS.get(refused);
  if (refusal !== undefined) return redisError(port, refusal, context, error, refused);
  const failure = connectionFailure(error);
  if (failure === null) return redisError(port, "ABORTED", context, error, refused);
  const isCommit = context.operation === "commit";
  if (isCommit) return redisError(port, "COMMIT_OUTCOME_UNKNOWN", context, error);
  if (failure === "timeout") return redisError(port, "TIMEOUT", context, error);
  const reason = failure === "unreached" ? "Redis cannot be reached" : undefined;
  return redisError(port, "CONNECTION_LOST", context, error, undefined, reason);
}

/** `WRONGTYPE`, `OOM`, `READONLY`, …: a server's answer begins with its code. */
function refusalOf(error: unknown): string | undefined {
  return error instanceof Error ? /^[A-Z]{3,}(?= )/.exec(error.message)?.[0] : undefined;
}

/** A read may be made again; a write that got no answer may have been made. */
export function redisError(
  port: RedisPort,
  code: OrmErrorCode,
  { model, operation }: FaultContext,
  cause?: unknown,
  originalCode?: string,
  reason: string = REASONS.get(code) ?? code,
): OrmError {
  return new OrmError(code, `${operation} ${model}: ${reason}`, {
    backendKind: port.kind,
    retryable: code === "CONNECTION_LOST" && operation === "read",
    meta: originalCode === undefined ? { model, operation } : { model, operation, originalCode },
    cause,
  });
}
