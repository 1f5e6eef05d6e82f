import type { ColumnList } from "./column-list.ts";
import type { SqlStatement } from "./sql-statement.ts";

/** All that runs of a leaf as one statement need to know of it: plain data, whoever emitted it and when. */
export interface LeafStatement {
  readonly statement: SqlStatement;
  /** Whether the client is asked for rows or for how many rows were matched. */
  readonly answer: "rows" | "count";
  readonly result: StatementResult;
  readonly lists: readonly ColumnList[];
  readonly subject: StatementSubject;
}

/**
 * - `rows`: the rows are the result
 * - `affected`: how many rows the write matched
 * - `counted`: the one cell of the one row is the number
 * - `upserted`: as `rows`; where there is none, another row is in the way of the named key
 */
export type StatementResult =
  | { readonly kind: "rows" | "affected" | "counted" }
  | { readonly kind: "upserted"; readonly key: string };

/** What an error of the statement is about. */
export interface StatementSubject {
  readonly model: string;
  readonly operation: string;
  /** Fields that rows which are there already are given values of; none where it is told nowhere. */
  readonly changed?: readonly string[];
  /** Those of them whose values the database computes. */
  readonly computed?: readonly string[];
}
