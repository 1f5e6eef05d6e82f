import type { Interruptions } from "../compiler/types/call-options.ts";
import type { IsolationLevel } from "../ir/capabilities.ts";
import { OrmError } from "../ir/orm-error.ts";
import { readInterruptions } from "./call-options.ts";
import type { Executor, Session, Transaction, TransactionOptions } from "./driver.ts";
import { type Interruption, interruptedCall, interruptionOf } from "./interruption.ts";
import { callsDone, endCalls, partOf, refuseOver } from "./transaction-calls.ts";
import { failedTransaction, recordFailure, refuseAfterFailure } from "./transaction-failure.ts";
import { interruptionAround, interruptWith } from "./transaction-interruption.ts";
import { insideTransaction } from "./transaction-scope.ts";

export interface TransactionCallOptions extends Interruptions {
  readonly isolationLevel?: IsolationLevel | undefined;
  /** How often the whole callback is run again after a conflict or deadlock. None by default. */
  readonly maxRetries?: number | undefined;
}

/** Retries of a transaction that the application did not write and cannot observe. */
const IMPLICIT_RETRIES_MAX = 8;
const BACKOFF_FIRST_MS = 8;
const BACKOFF_MAX_MS = 250;

/**
 * Runs the application's callback in a transaction of the driver, or inside `outer` in a savepoint.
 * Resolves only after a certain commit. After any failure inside it, swallowed by the callback or not,
 * it rolls back.
 */
export async function runTransaction<T>(
  driver: Executor,
  options: TransactionCallOptions,
  outer: Session | null,
  fn: (session: Session) => Promise<T>,
): Promise<T> {
  if (outer?.inTransaction) {
    refuseOver(outer);
    refuseAfterFailure(outer);
    return partOf(outer, runWithin(driver, options, outer, fn));
  }
  return runWithin(driver, options, outer, fn);
}

async function runWithin<T>(
  driver: Executor,
  options: TransactionCallOptions,
  outer: Session | null,
  fn: (session: Session) => Promise<T>,
): Promise<T> {
  const around = interruptionAround(outer);
  const interruption = interruptionOf(readInterruptions(options), around);
  const progress: Progress = { interruption, isCommitting: false };
  // A conflict inside a savepoint dooms the whole transaction: only the outermost can start again.
  const retriesMax = outer === null ? (options.maxRetries ?? 0) : 0;
  const run = () =>
    retrying(retriesMax, () =>
      attempt(
        () => begin(driver, { ...options, interruption: interruption ?? undefined }, outer),
        (session) => insideTransaction(session, () => fn(session)),
        progress,
      ),
    );
  if (interruption === null) return run();
  try {
    interruption.check();
    return await interruption.race(run());
  } catch (error) {
    const { reason } = interruption;
    if (reason === null || error !== reason) throw error;
    throw interruptedTransaction(driver, reason, outer === null && progress.isCommitting);
  } finally {
    if (interruption !== around) interruption.end();
  }
}

/** How far a transaction is that may be interrupted. */
interface Progress {
  readonly interruption: Interruption | null;
  isCommitting: boolean;
}

function interruptedTransaction(driver: Executor, reason: OrmError, isOpen: boolean): OrmError {
  const { code, message, meta, cause } = interruptedCall(reason, "the transaction", isOpen);
  return new OrmError(code, message, { backendKind: driver.kind, dialect: driver.dialect, meta, cause });
}

/**
 * Runs the statements of one call in a transaction of their own, which is tried again after a conflict
 * because nobody saw the first try.
 */
export function runAtomically<T>(
  begin: () => Promise<Transaction>,
  fn: (session: Session) => Promise<T>,
): Promise<T> {
  return retrying(IMPLICIT_RETRIES_MAX, () => attempt(begin, fn));
}

async function retrying<T>(retriesMax: number, run: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await run();
    } catch (error) {
      if (retries >= retriesMax || !(error instanceof OrmError) || !error.retryable) throw error;
      await backoff(retries);
    }
  }
}

async function attempt<T>(
  begin: () => Promise<Transaction>,
  fn: (session: Session) => Promise<T>,
  progress: Progress | null = null,
): Promise<T> {
  const interruption = progress?.interruption ?? null;
  interruption?.check();
  const transaction = await begin();
  const { session } = transaction;
  let result: T;
  try {
    result = await (interruption === null ? fn(session) : interruptible(interruption, session, fn));
    await callsDone(session);
    endCalls(session);
    const failed = failedTransaction(session);
    if (failed !== null) throw failed;
  } catch (error) {
    endCalls(session);
    await rollbackAfter(transaction);
    throw error;
  }
  if (progress !== null) progress.isCommitting = true;
  await transaction.commit();
  return result;
}

/** The callback cannot be stopped, but is not waited for, and makes no call any more. */
async function interruptible<T>(
  interruption: Interruption,
  session: Session,
  fn: (session: Session) => Promise<T>,
): Promise<T> {
  interruptWith(session, interruption);
  const stop = interruption.onInterrupt((reason) => recordFailure(session, reason));
  try {
    interruption.check();
    return await interruption.race(fn(session));
  } finally {
    stop();
  }
}

function begin(
  driver: Executor,
  options: TransactionCallOptions & TransactionOptions,
  outer: Session | null,
): Promise<Transaction> {
  const { kind, dialect, capabilities } = driver;
  const level = options.isolationLevel;
  const details = { backendKind: kind, dialect };
  if (driver.begin === undefined || capabilities.transactions === "none") {
    throw new OrmError("UNSUPPORTED", `${kind} has no transactions`, details);
  }
  if (outer !== null && level !== undefined) {
    throw new OrmError("INVALID_QUERY", "a nested transaction has the isolation level of the outer one", {
      ...details,
      path: "isolationLevel",
    });
  }
  if (level !== undefined && !capabilities.isolationLevels.includes(level)) {
    throw new OrmError("UNSUPPORTED", `${kind} does not have the isolation level that was asked for`, {
      ...details,
      path: "isolationLevel",
    });
  }
  return driver.begin({ isolationLevel: level, interruption: options.interruption }, outer);
}

/** The error that led here says more than one of the rollback; a driver gives up a connection that cannot roll back. */
async function rollbackAfter(transaction: Transaction): Promise<void> {
  try {
    await transaction.rollback();
  } catch {}
}

/** Waits longer each time, and not as long as the others in the same conflict. */
function backoff(retries: number): Promise<void> {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** retries);
  return new Promise((resolve) => setTimeout(resolve, ceiling * (0.5 + Math.random() / 2)));
}
