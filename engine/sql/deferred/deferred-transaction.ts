import { OrmError } from "../../../ir/orm-error.ts";
import type { Transaction } from "../../driver.ts";
import { failedTransaction } from "../../transaction-failure.ts";
import { sqlFault } from "../sql-fault.ts";
import type { SqlSession } from "../sql-session.ts";
import { BatchSession } from "./batch-session.ts";
import { DeferredSession } from "./deferred-session.ts";
import { isGuardFault } from "./guard.ts";

/** Inside another one, its writes join those of the outer one when it commits. */
export async function beginDeferred(outer: SqlSession): Promise<Transaction> {
  if (outer instanceof BatchSession) {
    const session = new DeferredSession(outer, null);
    return { session, commit: () => commit(session), rollback: async () => session.end() };
  }
  if (!(outer instanceof DeferredSession)) throw new TypeError("a session without batches");
  const session = new DeferredSession(outer.root, outer);
  const join = async (): Promise<void> => {
    end(session);
    for (const statement of session.held) outer.hold(statement);
  };
  return { session, commit: join, rollback: async () => session.end() };
}

async function commit(session: DeferredSession): Promise<void> {
  end(session);
  if (session.held.length === 0) return;
  try {
    await session.root.client.batch(session.held);
  } catch (error) {
    throw commitFault(session, error);
  }
}

function end(session: DeferredSession): void {
  session.end();
  const failed = failedTransaction(session);
  if (failed !== null) throw failed;
}

function commitFault({ source, held }: DeferredSession, error: unknown): OrmError {
  const details = { backendKind: source.kind, dialect: source.dialect, cause: error };
  if (isGuardFault(error)) {
    return new OrmError("TRANSACTION_CONFLICT", "what this transaction read has changed since", details);
  }
  if (source.errorFacts(error).effect === "unknown") {
    return new OrmError(
      "COMMIT_OUTCOME_UNKNOWN",
      "no answer to the commit arrived: it may have happened or not",
      { ...details, retryable: false },
    );
  }
  return sqlFault(source, error, held.find(({ about }) => about !== null)?.about ?? null);
}
