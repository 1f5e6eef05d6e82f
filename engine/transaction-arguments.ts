import type { Interruptions } from "../compiler/types/call-options.ts";
import type { TransactionOptions } from "../compiler/types/orm.ts";
import { OrmError } from "../ir/orm-error.ts";
import { readInterruptionOptions, readTransactionOptions } from "./call-options.ts";
import type { Executor } from "./driver.ts";

/** Throws, before anything is sent, where `transaction` was called with something else than it takes. */
export function checkedTransaction(
  driver: Executor,
  run: unknown,
  options: TransactionOptions | undefined,
): TransactionOptions {
  return named(driver, "transaction", () => {
    requireFunction(run, "transaction");
    return readTransactionOptions(options);
  });
}

/** The same of `batch`, and of each task. */
export function checkedBatch(
  driver: Executor,
  tasks: unknown,
  options: Interruptions | undefined,
): Interruptions {
  return named(driver, "batch", () => {
    if (!Array.isArray(tasks)) throw invalid("batch", "takes a list of functions");
    for (let at = 0; at < tasks.length; at++) requireFunction(tasks[at], `batch[${at}]`);
    return readInterruptionOptions(options);
  });
}

function requireFunction(value: unknown, path: string): void {
  if (typeof value !== "function") throw invalid(path, "takes a function");
}

function named<T>({ kind, dialect }: Executor, operation: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof OrmError)) throw error;
    const { code, message, path } = error;
    throw new OrmError(code, message, { backendKind: kind, dialect, path, meta: { operation } });
  }
}

function invalid(path: string, what: string): OrmError {
  return new OrmError("INVALID_QUERY", `${path} ${what}`, { path });
}
