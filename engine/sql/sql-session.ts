import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { Sent, Session } from "../driver.ts";
import type { SqlRequest, SqlResult } from "./sql-client.ts";
import type { SqlFaultSource } from "./sql-fault.ts";

/** Where statements of a SQL driver run. */
export abstract class SqlSession implements Session {
  abstract readonly inTransaction: boolean;
  /** The client behind it. */
  abstract readonly handle: object;
  abstract readonly source: SqlFaultSource;
  /** A transaction that was committed or rolled back; false for a client itself. */
  abstract readonly isOver: boolean;

  /** Whether it runs in a transaction, not yet over, of the client behind `root`. */
  isOf(root: SqlSession): boolean {
    return this.inTransaction && !this.isOver && root.handle === this.handle;
  }

  abstract run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): SqlResult | Promise<SqlResult>;

  /**
   * Runs the statements of one call, on the session that it is given, so that no other call of this one's
   * transaction sends any between them.
   */
  alone<T>(run: (session: SqlSession) => Promise<T>): Promise<T> {
    return run(this);
  }
}

/** The engine hands back what the driver gave it. */
export function sqlSession(session: Session): SqlSession {
  if (session instanceof SqlSession) return session;
  throw new TypeError("the session is not of a SQL driver");
}
