import type { IsolationLevel } from "../../ir/capabilities.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Transaction } from "../driver.ts";
import type { Interruption } from "../interruption.ts";
import { Lane } from "../lane.ts";
import { failedTransaction, failureOf, recordFailure, refuseAfterFailure } from "../transaction-failure.ts";
import { type ConnectionPlace, ConnectionSession } from "./connection-session.ts";
import { insideForeignTransaction } from "./foreign-transaction.ts";
import { PoolSession } from "./pool-session.ts";
import { isConnectionLost } from "./sql-error-facts.ts";
import { sqlFault } from "./sql-fault.ts";
import type { SqlSession } from "./sql-session.ts";
import type { TransactionControl } from "./transaction-control.ts";

/** What differs between a transaction on a shared connection, one on a pooled connection and a savepoint. */
interface Steps {
  readonly begin: () => void | Promise<void>;
  readonly commit: () => boolean | Promise<boolean>;
  readonly rollback: () => void | Promise<void>;
  /** Gives back what the transaction ran on; `broken` if it cannot be used any more. */
  readonly leave: (broken: boolean) => void;
  /** Whether the lost answer to `commit` leaves open what happened. */
  readonly commitIsFinal: boolean;
}

/** Starts a transaction where calls of the session run: inside another one, a savepoint. */
export function beginSqlTransaction(
  session: SqlSession,
  level: IsolationLevel | undefined,
  interruption?: Interruption,
): Promise<Transaction> {
  if (session instanceof PoolSession) return beginPooled(session, level, interruption);
  if (!(session instanceof ConnectionSession)) throw new TypeError("a session without transactions");
  return session.inTransaction ? beginSavepoint(session) : beginShared(session.place, level, interruption);
}

/** A transaction on a connection that others wait for in its lane. */
async function beginShared(
  place: ConnectionPlace,
  level: IsolationLevel | undefined,
  interruption: Interruption | undefined,
): Promise<Transaction> {
  const session = new ConnectionSession({ ...place, lane: new Lane(), depth: 1 });
  await place.lane.hold(session);
  if (interruption?.reason) {
    place.lane.release(session);
    throw interruption.reason;
  }
  return begin(
    session,
    topLevelSteps(place.control, level, () => place.lane.release(session)),
  );
}

/** A transaction on a connection of the pool that nobody else uses until its end. */
async function beginPooled(
  pool: PoolSession,
  level: IsolationLevel | undefined,
  interruption: Interruption | undefined,
): Promise<Transaction> {
  const { connection, giveBack } = await pool.reserve(interruption);
  const { handle, source, controlOf } = pool.place;
  const control = controlOf(connection);
  const session = new ConnectionSession({ connection, control, source, handle, lane: new Lane(), depth: 1 });
  return begin(session, topLevelSteps(control, level, giveBack));
}

/** A transaction inside the one of `outer`, whose other calls wait for its end. */
async function beginSavepoint(outer: ConnectionSession): Promise<Transaction> {
  const { place } = outer;
  outer.refuseEnded();
  refuseAfterFailure(outer);
  const session = new ConnectionSession({ ...place, lane: new Lane(), depth: place.depth + 1 });
  await place.lane.hold(session);
  const leave = (broken: boolean): void => {
    if (broken) recordFailure(outer, failureOf(session));
    place.lane.release(session);
  };
  try {
    refuseAfterFailure(outer);
  } catch (error) {
    leave(false);
    throw error;
  }
  return begin(session, {
    begin: () => place.control.savepoint(place.depth),
    commit: async () => {
      await place.control.releaseSavepoint(place.depth);
      return true;
    },
    rollback: () => place.control.rollbackToSavepoint(place.depth),
    leave,
    commitIsFinal: false,
  });
}

function topLevelSteps(
  control: TransactionControl,
  level: IsolationLevel | undefined,
  leave: (broken: boolean) => void,
): Steps {
  return {
    begin: () => control.begin(level),
    commit: () => control.commit(),
    rollback: () => control.rollback(),
    leave,
    commitIsFinal: true,
  };
}

async function begin(session: ConnectionSession, steps: Steps): Promise<Transaction> {
  const { source } = session.place;
  try {
    await steps.begin();
  } catch (error) {
    recordFailure(session, error);
    if (error instanceof OrmError) {
      steps.leave(false);
      throw error;
    }
    const facts = source.errorFacts(error);
    steps.leave(isConnectionLost(facts));
    throw facts.code === "INVALID_QUERY" ? insideForeignTransaction() : sqlFault(source, error, null);
  }
  return { session, commit: () => commit(session, steps), rollback: () => rollback(session, steps) };
}

async function commit(session: ConnectionSession, steps: Steps): Promise<void> {
  await session.end();
  const failed = failedTransaction(session);
  if (failed !== null) {
    await undo(session, steps);
    throw failed;
  }
  let committed: boolean;
  try {
    committed = await steps.commit();
  } catch (error) {
    throw await commitFault(session, steps, error);
  }
  steps.leave(false);
  if (!committed) throw rolledBackInstead(session);
}

async function rollback(session: ConnectionSession, steps: Steps): Promise<void> {
  await session.abandon(new OrmError("ABORTED", "the transaction was rolled back"));
  await undo(session, steps);
}

/** Rolls back; what cannot even do that is broken. */
async function undo(session: ConnectionSession, steps: Steps): Promise<void> {
  try {
    await steps.rollback();
  } catch (error) {
    recordFailure(session, error);
    steps.leave(true);
    throw sqlFault(session.place.source, error, null);
  }
  steps.leave(false);
}

async function commitFault(session: ConnectionSession, steps: Steps, error: unknown): Promise<OrmError> {
  const { source } = session.place;
  const facts = source.errorFacts(error);
  recordFailure(session, error);
  if (facts.effect === "unknown" && steps.commitIsFinal) {
    steps.leave(true);
    return new OrmError(
      "COMMIT_OUTCOME_UNKNOWN",
      "the connection was lost before the commit was confirmed: it may have happened or not",
      { backendKind: source.kind, dialect: source.dialect, retryable: false, cause: error },
    );
  }
  // A refused commit may leave the transaction open, as a busy SQLite does.
  await undo(session, steps).catch(() => undefined);
  return sqlFault(source, error, null);
}

function rolledBackInstead(session: ConnectionSession): OrmError {
  const { source } = session.place;
  return new OrmError("ABORTED", "the database rolled the transaction back instead of committing it", {
    backendKind: source.kind,
    dialect: source.dialect,
  });
}
