import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { IsolationLevel } from "../../ir/capabilities.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "./sql-client.ts";
import { savepointsByStatements } from "./transaction-statements.ts";

/** A client that does not take `begin` as a statement, but gives out objects on which to run statements. */
export interface TransactionObjects<Tx> {
  readonly begin: (level: IsolationLevel | undefined) => Promise<Tx>;
  readonly commit: (transaction: Tx) => Promise<void>;
  readonly rollback: (transaction: Tx) => Promise<void>;
  /** In the transaction, or outside of any. */
  readonly run: (
    transaction: Tx | null,
    request: SqlRequest,
    values: readonly SqlValue[],
  ) => Promise<SqlResult>;
}

/** The client as a connection, which has one transaction at a time. */
export function connectionByObjects<Tx>(client: TransactionObjects<Tx>): SqlConnection {
  let open: { readonly transaction: Tx } | null = null;
  const statements: SqlConnection = {
    run: (request, values) => client.run(open?.transaction ?? null, request, values),
    command: async (text) => {
      await client.run(open?.transaction ?? null, { text, name: null, answer: "count" }, []);
      return null;
    },
  };
  return {
    ...statements,
    control: {
      ...savepointsByStatements(statements),
      begin: async (level) => {
        open = { transaction: await client.begin(level) };
      },
      commit: async () => {
        if (open !== null) await client.commit(open.transaction);
        open = null;
        return true;
      },
      rollback: async () => {
        const ending = open;
        // Also where it fails, as after the database has ended the transaction by itself.
        open = null;
        if (ending !== null) await client.rollback(ending.transaction);
      },
    },
  };
}
