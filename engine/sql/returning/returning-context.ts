import type { PreparedLeaf, Session, Transaction } from "../../driver.ts";
import type { StatementContext } from "../prepare-statement.ts";

/** What writes need whose result takes more than one statement. */
export interface ReturningContext extends StatementContext {
  /** Begins the transaction of one call at the level that keeps its locks few. */
  readonly beginForCall: (session: Session) => Promise<Transaction>;
}

export type ReturningLeaf = Pick<PreparedLeaf, "text" | "run">;
