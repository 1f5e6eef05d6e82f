import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { Interruption } from "../interruption.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "./sql-client.ts";

/**
 * Runs the statement, and has the database end it where it is interrupted. Settles only when the connection
 * waits for nothing any more, neither for the statement nor for its cancellation, so that this one cannot
 * reach a later statement.
 */
export async function runCancellable(
  connection: SqlConnection,
  request: SqlRequest,
  values: readonly SqlValue[],
  interruption: Interruption,
): Promise<SqlResult> {
  let cancelling: Promise<unknown> = Promise.resolve();
  const result = connection.run(request, values);
  const stop = interruption.onInterrupt(() => {
    cancelling = connection.cancel?.().catch(() => undefined) ?? cancelling;
  });
  try {
    return await result;
  } finally {
    stop();
    await cancelling;
  }
}
