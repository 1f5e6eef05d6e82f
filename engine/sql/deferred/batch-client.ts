import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { SqlRequest, SqlResult } from "../sql-client.ts";
import type { SqlErrorFacts } from "../sql-error-facts.ts";

export interface BatchStatement {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** A client without transactions that can be left open, but with one request that runs statements all or none. */
export interface BatchClient {
  readonly kind: string;
  readonly handle: object;
  /** What the application handed in, where that is a wrapper around the handle. */
  readonly given?: unknown;
  readonly run: (request: SqlRequest, values: readonly SqlValue[]) => Promise<SqlResult>;
  readonly batch: (statements: readonly BatchStatement[]) => Promise<readonly SqlResult[]>;
  readonly errorFacts: (error: unknown) => SqlErrorFacts;
}
