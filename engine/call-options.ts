import type { CallOptions, CallSignal, Interruptions } from "../compiler/types/call-options.ts";
import type { TransactionOptions } from "../compiler/types/orm.ts";
import { OrmError } from "../ir/orm-error.ts";
import { checkedStrategy } from "./checked-strategy.ts";

/** The longest that a timer waits. */
const TIMEOUT_MAX_MS = 2 ** 31 - 1;
const INTERRUPTIONS = ["signal", "timeoutMs"];

/** The last argument of a model's method. */
export function readCallOptions(options: unknown): CallOptions {
  const given = namedOptions(options, [...INTERRUPTIONS, "strategy"]);
  return { ...readInterruptions(given), strategy: checkedStrategy(given, "options.strategy") };
}

/** The last argument of `batch`. */
export function readInterruptionOptions(options: unknown): Interruptions {
  return readInterruptions(namedOptions(options, INTERRUPTIONS));
}

/** The last argument of `transaction`. Whether there is such an isolation level is up to the backend. */
export function readTransactionOptions(options: unknown): TransactionOptions {
  const given = namedOptions(options, [...INTERRUPTIONS, "isolationLevel", "maxRetries"]);
  readInterruptions(given);
  const maxRetries: unknown = Reflect.get(given, "maxRetries");
  const isCount = typeof maxRetries === "number" && Number.isInteger(maxRetries) && maxRetries >= 0;
  if (maxRetries !== undefined && !isCount) throw invalid("options.maxRetries", "is a whole number from 0");
  return given;
}

function namedOptions(options: unknown, names: readonly string[]): object {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) throw invalid("options", "is an object");
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) throw invalid("options", `has a name that is none of ${names.join(", ")}`);
  }
  return options;
}

/** What of the options may interrupt, whatever else they hold. */
export function readInterruptions(options: object): Interruptions {
  return {
    signal: readSignal(Reflect.get(options, "signal")),
    timeoutMs: readTimeout(Reflect.get(options, "timeoutMs")),
  };
}

function readTimeout(timeoutMs: unknown): number | undefined {
  if (timeoutMs === undefined) return undefined;
  const isWhole = typeof timeoutMs === "number" && Number.isInteger(timeoutMs);
  if (isWhole && timeoutMs > 0 && timeoutMs <= TIMEOUT_MAX_MS) return timeoutMs;
  throw invalid("options.timeoutMs", `is a whole number from 1 to ${TIMEOUT_MAX_MS}`);
}

function readSignal(signal: unknown): CallSignal | undefined {
  if (signal === undefined || isSignal(signal)) return signal;
  throw invalid("options.signal", "is an AbortSignal");
}

function isSignal(value: unknown): value is CallSignal {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof Reflect.get(value, "aborted") === "boolean" &&
    typeof Reflect.get(value, "addEventListener") === "function" &&
    typeof Reflect.get(value, "removeEventListener") === "function"
  );
}

function invalid(path: string, what: string): OrmError {
  return new OrmError("INVALID_QUERY", `${path} ${what}`, { path });
}
