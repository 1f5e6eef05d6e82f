import { InvalidCall } from "../compiler/shape/invalid-call.ts";
import { UnsupportedCall } from "../compiler/unsupported-call.ts";
import { OrmError, type OrmErrorDetails } from "../ir/orm-error.ts";
import type { Executor } from "./driver.ts";

/** What the application sees of a failure of its call: always an `OrmError`, save for defects of ours. */
export function callError(error: unknown, driver: Executor, model: string, method: string): unknown {
  const details = { backendKind: driver.kind, dialect: driver.dialect, meta: { model, operation: method } };
  if (error instanceof InvalidCall) {
    const path = error.pathText;
    const at = path === "" ? "the argument" : path;
    return new OrmError("INVALID_QUERY", `${model}.${method}: ${at} ${error.message}`, { ...details, path });
  }
  if (error instanceof UnsupportedCall) {
    return new OrmError("UNSUPPORTED", `${model}.${method}: ${error.message}`, {
      ...details,
      path: error.path,
    });
  }
  return error instanceof OrmError && error.backendKind === undefined ? named(error, details) : error;
}

/** The same error, from a place that knows neither the backend nor the call. */
function named(error: OrmError, details: OrmErrorDetails): OrmError {
  return new OrmError(error.code, error.message, {
    ...details,
    retryable: error.retryable,
    path: error.path,
    meta: { ...details.meta, ...error.meta },
    cause: error.cause,
  });
}
