import type { OrmErrorCode } from "../../ir/orm-error.ts";

/** What a client's error says about the statement that it answers, without any value in it. */
export interface SqlErrorFacts {
  readonly code: OrmErrorCode;
  /**
   * - `refused`: the database answered, and the statement had no effect
   * - `unsent`: the statement never left
   * - `unknown`: no answer came; it may have been done
   */
  readonly effect: "refused" | "unsent" | "unknown";
  readonly originalCode?: string | number | undefined;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  /** Columns of the violated constraint, as the database names them. */
  readonly columns?: readonly string[] | undefined;
  /** There never was a connection, so none was lost. */
  readonly unreached?: true | undefined;
  /** Where it differs from what the code implies. */
  readonly retryable?: boolean | undefined;
}

/** The connection can carry nothing any more. */
export function isConnectionLost(facts: SqlErrorFacts): boolean {
  return facts.code === "CONNECTION_LOST" || facts.effect !== "refused";
}
