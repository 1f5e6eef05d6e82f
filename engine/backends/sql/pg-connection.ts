import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { errorText } from "../../sql/error-property.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { withArrayTexts } from "./pg-array-text.ts";

export interface PgDriverOptions {
  /** Named prepared statements; off behind a pooler that does not keep them. */
  readonly preparedStatements?: boolean | undefined;
}

/** What is used of a pg Client. */
export interface PgClient {
  query(config: PgQuery, callback: PgCallback): unknown;
  on(event: "error", listener: (error: unknown) => void): unknown;
  removeListener(event: "error", listener: (error: unknown) => void): unknown;
}

interface PgTypes {
  readonly getTypeParser: () => (raw: unknown) => unknown;
}

interface PgResult {
  readonly rows: readonly (readonly unknown[])[];
  readonly rowCount: number | null;
  readonly command: string;
}

export type PgCallback = (error: unknown, result: PgResult) => void;

/**
 * Every cell as the text that the server sent, whatever parsers the application has installed. A list,
 * because the same object is also asked for the types of the parameters.
 */
const RAW_TYPES: PgTypes = Object.freeze(Object.assign([], { getTypeParser: () => (raw: unknown) => raw }));
const NO_VALUES: readonly SqlValue[] = [];

/**
 * A statement to run. `pg` copies it with its prototype, and property by property through descriptors: what
 * may get lost where somebody else copies it otherwise, and is the same for all, stands in the prototype.
 */
class PgQuery {
  declare readonly types: PgTypes;
  /** The extended protocol takes one statement only, and never puts values into its text. */
  declare readonly queryMode: "extended";
  readonly text: string;
  readonly values: readonly SqlValue[];
  readonly name: string | undefined;
  readonly rowMode = "array";

  constructor(text: string, values: readonly SqlValue[], name: string | undefined) {
    this.text = text;
    this.values = values;
    this.name = name;
  }
}

Object.assign(PgQuery.prototype, { types: RAW_TYPES, queryMode: "extended" });

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
    client.query(new PgQuery(text, bound, undefined), callback);
    return;
  }
  client.query(new PgQuery(text, bound, name), (error, result) => {
    if (!error || !STALE.includes(errorText(error, "code"))) return callback(error, result);
    nameless.add(client);
    // Inside a transaction the first error has ended it, and is the one to tell.
    client.query(new PgQuery(text, bound, undefined), (again, second) =>
      callback(again ? error : null, second),
    );
  });
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
