import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { mariadbEngine } from "../../sql/engines/mariadb.ts";
import { mysqlEngine } from "../../sql/engines/mysql.ts";
import type { SqlClient, SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { sqlFault } from "../../sql/sql-fault.ts";

/** What is used of a mysql2 connection with callbacks. */
export interface Mysql2Connection {
  readonly config?: { readonly typeCast?: unknown };
  execute(options: Mysql2Query, callback: Mysql2Callback): unknown;
  query(options: Mysql2Query, callback: Mysql2Callback): unknown;
  unprepare?(options: Mysql2Query): unknown;
}

/** Reads a cell: by itself, or as the client does by default. */
type TypeCast = (field: unknown, next: () => unknown) => unknown;

interface Mysql2Query {
  readonly sql: string;
  readonly values?: readonly (SqlValue | bigint)[];
  readonly rowsAsArray: true;
  /** These are the client's own again, whatever the application has chosen for its connections. */
  readonly nestTables: false;
  readonly typeCast: true | TypeCast;
}

export type Mysql2Callback = (error: unknown, result: unknown) => void;

interface Mysql2Header {
  readonly affectedRows: number;
  readonly insertId: string | number;
  readonly info: string;
  readonly serverStatus: number;
}

const FORM = { rowsAsArray: true, nestTables: false, typeCast: true } as const;
/** Only a function stands against a function of the connection; it costs a call and an object a cell. */
const FORM_AGAINST_FUNCTION = { ...FORM, typeCast: (_field: unknown, next: () => unknown) => next() };
const PREPARED_MAX = 500;
const VERSION: SqlRequest = { text: "select version()", name: null, answer: "rows" };
const NO_VALUES: readonly SqlValue[] = [];
const NO_ROWS: readonly (readonly unknown[])[] = [];
const MATCHED = /^Rows matched: (\d+)/;

/**
 * Prepared and bound by the server, as `query` would write the values into the text. What has no values is
 * sent as it is: the prepared protocol does not take every statement.
 */
export function sendMysql(
  connection: Mysql2Connection,
  request: SqlRequest,
  values: readonly SqlValue[],
  callback: Mysql2Callback,
): void {
  const { text: sql } = request;
  if (values.length === 0) connection.query({ sql, ...formFor(connection) }, callback);
  else {
    const bound = values.map(wholeNumber);
    boundPrepared(connection, sql);
    connection.execute({ sql, values: bound, ...formFor(connection) }, callback);
  }
}

/** By connection, the texts that are kept prepared: the server has room for 16,382 over all connections. */
const prepared = new WeakMap<Mysql2Connection, Set<string>>();

function boundPrepared(connection: Mysql2Connection, sql: string): void {
  const texts = prepared.get(connection) ?? new Set();
  if (texts.has(sql)) return;
  const [oldest] = texts;
  if (texts.size >= PREPARED_MAX && oldest !== undefined) {
    texts.delete(oldest);
    connection.unprepare?.({ sql: oldest, ...FORM });
  }
  texts.add(sql);
  prepared.set(connection, texts);
}

/** mysql2 sends a number as a DOUBLE, which a limit does not take. */
export function wholeNumber(value: SqlValue): SqlValue | bigint {
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
}

export function toSqlResult(result: unknown): SqlResult {
  if (Array.isArray(result)) return { rows: result, affected: result.length };
  if (!isHeader(result)) return { rows: NO_ROWS, affected: 0 };
  return { rows: NO_ROWS, affected: matchedRows(result), insertId: result.insertId };
}

/** A client without the flag FOUND_ROWS counts changed rows only, but the server's words have both. */
function matchedRows({ affectedRows, info }: Mysql2Header): number {
  const matched = MATCHED.exec(info)?.[1];
  return matched === undefined ? affectedRows : Number(matched);
}

function formFor({ config }: Mysql2Connection): Pick<Mysql2Query, keyof typeof FORM> {
  return typeof config?.typeCast === "function" ? FORM_AGAINST_FUNCTION : FORM;
}

function isHeader(result: unknown): result is Mysql2Header {
  return typeof result === "object" && result !== null && "affectedRows" in result && "info" in result;
}

export function mysql2Connection(connection: Mysql2Connection): SqlConnection {
  return {
    run: (request, values) =>
      new Promise((resolve, reject) => {
        sendMysql(connection, request, values, (error, result) => {
          if (error) reject(error);
          else resolve(toSqlResult(result));
        });
      }),
    command: async (sql) => {
      await commandStatus(connection, sql);
      return null;
    },
  };
}

/** Runs a statement without values or rows; answers the flags by which the server tells how the connection stands. */
export function commandStatus(connection: Mysql2Connection, sql: string): Promise<number> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, ...formFor(connection) }, (error, result) => {
      if (error) reject(error);
      else resolve(isHeader(result) ? result.serverStatus : 0);
    });
  });
}

export interface MysqlEngines {
  readonly mysql: SqlEngine;
  readonly mariadb: SqlEngine;
}

/** Asks which of the two databases it is; they share a protocol and little more. */
export async function mysqlEngineBehind(
  { kind, access, errorFacts }: SqlClient,
  engines: MysqlEngines = { mysql: mysqlEngine, mariadb: mariadbEngine },
): Promise<SqlEngine> {
  const executor = access.kind === "pool" ? access.pool : access.connection;
  try {
    const { rows } = await executor.run(VERSION, NO_VALUES);
    return /mariadb/i.test(String(rows[0]?.[0])) ? engines.mariadb : engines.mysql;
  } catch (error) {
    throw sqlFault({ kind, dialect: "mysql", errorFacts }, error, null);
  }
}
