import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";
import type { TransactionControl } from "./transaction-control.ts";
import type { BeginStatements } from "./transaction-statements.ts";

/** One statement as it is sent, the same object for every run of it. */
export interface SqlRequest {
  readonly text: string;
  /** The name under which the connection may keep it prepared. */
  readonly name: string | null;
  readonly answer: "rows" | "count";
}

export interface SqlResult {
  /** Rows as lists of raw cells; empty where the request asks for a count. */
  readonly rows: readonly (readonly unknown[])[];
  /** How many rows a write matched. */
  readonly affected: number;
  /** The number that the database gave the one row inserted, where the client tells it. */
  readonly insertId?: string | number | null;
}

/**
 * One connection to a database, which runs one statement at a time. Clients that answer at once do so
 * here too; others answer with a native promise.
 */
export interface SqlConnection {
  readonly run: (request: SqlRequest, values: readonly SqlValue[]) => SqlResult | Promise<SqlResult>;
  /** Runs one statement without values or rows; answers its command tag where the client tells it. */
  readonly command: (text: string) => string | null | Promise<string | null>;
  /**
   * Has the database end the statement under way, from another connection; resolves when it was told to. What
   * the connection is good for after that, the client knows. Absent where the client cannot.
   */
  readonly cancel?: () => Promise<void>;
  /** For clients with transactions of their own; the others are given the dialect's statements. */
  readonly control?: TransactionControl;
}

/** A connection that belongs to one caller until it is released, `broken` if nobody may use it again. */
export interface PooledConnection extends SqlConnection {
  readonly release: (broken: boolean) => void;
}

export interface SqlPool {
  /** Runs the statement on any connection. */
  readonly run: (request: SqlRequest, values: readonly SqlValue[]) => Promise<SqlResult>;
  readonly acquire: () => Promise<PooledConnection>;
  /** The most connections there can be; infinite where the client does not tell. */
  readonly connectionsMax: number;
  /**
   * Where there is such a number that the client does not tell: has a call from inside one of the pool's
   * transactions, which may wait for its own end, give up in time.
   */
  readonly inTime?: (acquire: SqlPool["acquire"]) => Promise<PooledConnection>;
}

/** What a page about one client gives: how to run a statement, and what its errors say. */
export interface SqlClient {
  /** As errors and events name it. */
  readonly kind: string;
  /** Its statements cross a network. */
  readonly remote?: boolean;
  /** Its connections can end a statement under way. */
  readonly cancels?: boolean;
  /** The object whose users share its connection: two orms over one handle take turns on it. */
  readonly handle: object;
  /** What the application handed in, where that is a wrapper around the handle. */
  readonly given?: unknown;
  readonly access:
    | { readonly kind: "pool"; readonly pool: SqlPool }
    | { readonly kind: "connection"; readonly connection: SqlConnection };
  readonly errorFacts: (error: unknown) => SqlErrorFacts;
  /** Where a transaction begins with more than the dialect says. */
  readonly begin?: BeginStatements;
}
