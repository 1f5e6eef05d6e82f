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
  abstract run(request: SqlRequest, values: readonly SqlValue[], sent: Sent): SqlResult | Promise<SqlResult>;
}

/** The engine hands back what the driver gave it. */
export function sqlSession(session: Session): SqlSession {
  if (session instanceof SqlSession) return session;
  throw new TypeError("the session is not of a SQL driver");
}
