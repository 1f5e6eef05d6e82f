import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { errorText } from "../../sql/error-property.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { withArrayTexts } from "./pg-array-text.ts";
import { type PgCallback, PgQuery, type PgResult } from "./pg-query.ts";
import { type PgClientWithWire, PgStatement, takesStatements } from "./pg-statement.ts";

export interface PgDriverOptions {
  /** Named prepared statements; off behind a pooler that does not keep them. */
  readonly preparedStatements?: boolean | undefined;
}

/** What is used of a pg Client. */
export interface PgClient extends PgClientWithWire {
  query(config: PgQuery, callback: PgCallback): unknown;
  on(event: "error" | "notice", listener: (told: unknown) => void): unknown;
  removeListener(event: "error" | "notice", listener: (told: unknown) => void): unknown;
}

const NO_VALUES: readonly SqlValue[] = [];

/** The statement is not prepared on the connection any more, is already, or its tables have changed since. */
const STALE: readonly unknown[] = ["26000", "42P05", "0A000"];
/** Connections on which names failed, as behind a pooler that gives each transaction another one. */
const nameless = new WeakSet<PgClient>();

/** A statement that was refused for its name only is sent once more without one. */
export function sendPg(
  client: PgClient,
  request: Pick<SqlRequest, "text" | "name">,
  values: readonly SqlValue[],
  callback: PgCallback,
): void {
  const { text, name } = request;
  const bound = withArrayTexts(values);
  if (name === null || nameless.has(client)) {
    client.query(queryFor(client, text, bound, undefined), callback);
    return;
  }
  client.query(queryFor(client, text, bound, name), (error, result) => {
    if (!error || !STALE.includes(errorText(error, "code"))) return callback(error, result);
    nameless.add(client);
    // Inside a transaction the first error has ended it, and is the one to tell.
    client.query(queryFor(client, text, bound, undefined), (again, second) =>
      callback(again ? error : null, second),
    );
  });
}

/** Lists that are left to `pg` are written by its own queries only. */
function queryFor(
  client: PgClient,
  text: string,
  values: readonly SqlValue[],
  name: string | undefined,
): PgQuery {
  const isSent = takesStatements(client) && !values.some(Array.isArray);
  return isSent ? new PgStatement(text, values, name) : new PgQuery(text, values, name);
}

export function toSqlResult(result: PgResult): SqlResult {
  return { rows: result.rows, affected: result.rowCount ?? 0 };
}

export function pgConnection(client: PgClient): SqlConnection {
  return {
    run: (request, values) =>
      new Promise((resolve, reject) => {
        sendPg(client, request, values, (error, result) => {
          if (error) reject(error);
          else resolve(toSqlResult(result));
        });
      }),
    command: (text) =>
      new Promise((resolve, reject) => {
        sendPg(client, { text, name: null }, NO_VALUES, (error, result) => {
          if (error) reject(error);
          else resolve(result.command);
        });
      }),
  };
}
