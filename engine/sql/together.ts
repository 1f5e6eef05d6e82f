import type { Session, Transaction } from "../driver.ts";
import { runAtomically } from "../transaction.ts";

/** In the transaction that the session is already, or in one of the call's own. */
export function together<T>(
  context: { readonly beginForCall: (session: Session) => Promise<Transaction> },
  session: Session,
  run: (session: Session) => Promise<T>,
): Promise<T> {
  if (session.inTransaction) return run(session);
  return runAtomically(() => context.beginForCall(session), run);
}
