import { OrmError } from "../ir/orm-error.ts";
import type { Session } from "./driver.ts";

// Backends differ in what survives a failed statement: nothing on PostgreSQL, the rest of the
// transaction on SQLite, all but the statement after a lock timeout on MySQL. Here nothing does.
const failures = new WeakMap<Session, unknown>();

/** From now on the session's transaction can only be rolled back. The first failure is kept. */
export function recordFailure(session: Session, error: unknown): void {
  if (session.inTransaction && !failures.has(session)) failures.set(session, error);
}

export function failureOf(session: Session): unknown {
  return failures.get(session);
}

/** Refuses a call in a transaction in which one failed before. */
export function refuseAfterFailure(session: Session): void {
  const failed = session.inTransaction ? failedTransaction(session) : null;
  if (failed !== null) throw failed;
}

/** What a call or the commit of a failed transaction throws; `null` where nothing failed. */
export function failedTransaction(session: Session): OrmError | null {
  if (!failures.has(session)) return null;
  const cause = failures.get(session);
  return new OrmError("ABORTED", "a call inside this transaction failed, so it can only be rolled back", {
    backendKind: cause instanceof OrmError ? cause.backendKind : undefined,
    dialect: cause instanceof OrmError ? cause.dialect : undefined,
    retryable: cause instanceof OrmError && cause.retryable,
    meta: cause instanceof OrmError ? { failure: cause.code } : undefined,
    cause,
  });
}
