import { OrmError } from "../../../ir/orm-error.ts";
import type { Sent, Session } from "../../driver.ts";
import { recordFailure } from "../../transaction-failure.ts";
import type { PreparedStatement } from "../prepared-statement.ts";
import type { SqlResult } from "../sql-client.ts";
import { sqlFault } from "../sql-fault.ts";
import { sqlSession } from "../sql-session.ts";

/** What the statement answered, or the error that was forgiven. */
export type Tried =
  | { readonly result: SqlResult; readonly fault: null }
  | { readonly result: null; readonly fault: OrmError };

/**
 * Runs a statement that may fail: after an error that is forgiven its transaction goes on, as the database
 * undoes the one statement only.
 */
export async function tryStatement(
  statement: PreparedStatement,
  session: Session,
  values: readonly unknown[],
  sent: Sent,
  isForgiven: (fault: OrmError) => boolean,
): Promise<Tried> {
  const target = sqlSession(session);
  try {
    return { result: await target.run(statement.request, statement.bind(values), sent), fault: null };
  } catch (error) {
    // What is refused here was never sent, so the transaction is as it was.
    if (error instanceof OrmError) throw error;
    const fault = sqlFault(target.source, error, statement.about);
    if (isForgiven(fault)) return { result: null, fault };
    recordFailure(session, fault);
    throw fault;
  }
}
