import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { sqliteEngineOf } from "../../sql/engines/sqlite-of-version.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { sqliteErrorFacts } from "../../sql/sqlite-error-facts.ts";
import { beginSqliteReadOnly } from "../../sql/transaction-statements.ts";
import { requireShape } from "../require-shape.ts";
import { betterSqlite3Backend } from "./better-sqlite3-backend.ts";
import { refuseUtf16 } from "./refuse-utf16.ts";

export interface BetterSqlite3Database {
  readonly readonly: boolean;
  prepare(text: string): BetterSqlite3Statement;
  exec(text: string): unknown;
  pragma(text: string, options?: { readonly simple: true }): unknown;
}

interface BetterSqlite3Statement {
  raw(isOn: boolean): unknown;
  safeIntegers(isOn: boolean): unknown;
  all(values: readonly SqlValue[]): unknown[][];
  run(values: readonly SqlValue[]): { readonly changes: number };
}

/** Statements kept prepared. They are freed with the memory of this map's entries. */
const STATEMENTS_MAX = 500;
const NO_ROWS: readonly (readonly unknown[])[] = [];

export function createDriver(client: unknown): Driver {
  const page = betterSqlite3Page(client);
  return createSqlDriver(page.client, page.engine);
}

export function betterSqlite3Page(client: unknown): SqlPage {
  const db = requireShape<BetterSqlite3Database>(client, betterSqlite3Backend);
  refuseUtf16("better-sqlite3", db.pragma("encoding", { simple: true }));
  db.pragma("foreign_keys = on");
  const version = db.prepare("select sqlite_version() as version");
  version.raw(true);
  const engine = sqliteEngineOf(version.all([])[0]?.[0]);
  return {
    client: {
      kind: "better-sqlite3",
      handle: db,
      access: { kind: "connection", connection: betterSqlite3Connection(db) },
      errorFacts: sqliteErrorFacts,
    },
    engine: db.readonly ? { ...engine, begin: beginSqliteReadOnly } : engine,
  };
}

function betterSqlite3Connection(db: BetterSqlite3Database): SqlConnection {
  const statements = new Map<string, BetterSqlite3Statement>();
  const prepare = ({ text, answer }: SqlRequest): BetterSqlite3Statement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = db.prepare(text);
    if (answer === "rows") {
      statement.raw(true);
      // What is larger than a number comes as text; a bigint here would only be the application's default.
      statement.safeIntegers(false);
    }
    if (statements.size >= STATEMENTS_MAX) statements.clear();
    statements.set(text, statement);
    return statement;
  };
  const run = (request: SqlRequest, values: readonly SqlValue[]): SqlResult => {
    const statement = prepare(request);
    if (request.answer === "count") return { rows: NO_ROWS, affected: statement.run(values).changes };
    const rows = statement.all(values);
    return { rows, affected: rows.length };
  };
  const command = (text: string): null => {
    db.exec(text);
    return null;
  };
  return { run, command };
}
