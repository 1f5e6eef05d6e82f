import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { Sent, Session, Transaction } from "../driver.ts";
import { runAtomically } from "../transaction.ts";
import { sqlSession } from "./sql-session.ts";
import type { BeginStatements } from "./transaction-statements.ts";

/** What calls need that take more than one statement. */
export interface TogetherContext {
  readonly beginForCall: (session: Session, level: IsolationLevel | undefined) => Promise<Transaction>;
  readonly beginStatements: BeginStatements;
}

const COMMIT = "commit";

/** In the transaction that the session is already, with no other call's statements between, or in one of the call's own. */
export function together<T>(
  { beginForCall, beginStatements }: TogetherContext,
  session: Session,
  sent: Sent,
  run: (session: Session) => Promise<T>,
  level?: IsolationLevel,
): Promise<T> {
  if (session.inTransaction) return sqlSession(session).alone(run);
  const begin = () => {
    for (const text of beginStatements(level)) sent(text);
    return beginForCall(session, level);
  };
  return runAtomically(begin, async (inner) => {
    const result = await run(inner);
    sent.interruption?.check();
    sent(COMMIT);
    return result;
  });
}

/** What is sent around the statements of a call that has a transaction of its own. */
export function textTogether(
  { beginStatements }: TogetherContext,
  statements: readonly string[],
  level?: IsolationLevel,
): string {
  return [...beginStatements(level), ...statements, COMMIT].join("; ");
}

/** The round trips of so many statements, and of the transaction around them. */
export function roundTripsTogether(
  { beginStatements }: TogetherContext,
  statements: number,
  level?: IsolationLevel,
): number {
  return beginStatements(level).length + statements + 1;
}
