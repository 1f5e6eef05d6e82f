import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { Sent, Session } from "../driver.ts";
import { recordFailure } from "../transaction-failure.ts";
import type { SqlRequest, SqlResult } from "./sql-client.ts";
import { sqlFault } from "./sql-fault.ts";
import type { SqlFaultContext } from "./sql-fault-context.ts";
import { type SqlSession, sqlSession } from "./sql-session.ts";

/**
 * Runs the request where the session says, and reads its result. Its failure is told as an `OrmError`, and
 * leaves a transaction that can only be rolled back.
 */
export function runRequest<T>(
  session: Session,
  request: SqlRequest,
  values: readonly SqlValue[],
  sent: Sent,
  about: SqlFaultContext | null,
  read: (result: SqlResult) => T,
): T | Promise<T> {
  const target = sqlSession(session);
  let result: SqlResult | Promise<SqlResult>;
  try {
    result = target.run(request, values, sent);
  } catch (error) {
    throw requestFailure(target, error, about);
  }
  if (!(result instanceof Promise)) return read(result);
  return result.then(read, (error) => {
    throw requestFailure(target, error, about);
  });
}

/** What failed on its way or there, as an `OrmError`; the session's transaction can only be rolled back. */
export function requestFailure(session: SqlSession, error: unknown, about: SqlFaultContext | null): unknown {
  // What is refused here was never sent, so the transaction is as it was.
  if (error instanceof OrmError) return error;
  const fault = sqlFault(session.source, error, about);
  recordFailure(session, fault);
  return fault;
}
