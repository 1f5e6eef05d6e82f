import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { IsolationLevel } from "../../../ir/capabilities.ts";

/** For a client that nothing here knows: the application says how one statement is sent. */
export interface SqlAdapter extends SqlAdapterQueries {
  readonly dialect: DialectName;
  /**
   * Runs the callback in a transaction on one connection, which is committed when the callback resolves and
   * rolled back when it rejects. Without it there are no transactions: a call that takes several statements is
   * refused, such as `update` and `upsert` on MySQL and MariaDB, and a set up that fails is to be made again.
   */
  readonly transaction?: (
    run: (tx: SqlAdapterQueries) => Promise<void>,
    options: { readonly isolationLevel?: IsolationLevel | undefined },
  ) => Promise<unknown>;
}

export interface SqlAdapterQueries {
  /** `text` has the dialect's own placeholders, `values` one entry for each. Errors are those of the client. */
  readonly query: (text: string, values: readonly SqlValue[]) => Promise<SqlAdapterResult>;
}

export interface SqlAdapterResult {
  /** Lists of cells in the order of the columns, or objects with the columns in their order. */
  readonly rows?: readonly object[] | undefined;
  /** How many rows a write matched. */
  readonly affectedRows?: number | undefined;
}
