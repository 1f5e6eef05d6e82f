import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { sqliteEngineOf } from "../../sql/engines/sqlite-of-version.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { sqliteErrorFacts } from "../../sql/sqlite-error-facts.ts";
import { requireShape } from "../require-shape.ts";
import { refuseUtf16 } from "./refuse-utf16.ts";
import { sqlJsBackend } from "./sql-js-backend.ts";

export interface SqlJsDatabase {
  exec(text: string): { readonly values: readonly (readonly unknown[])[] }[];
  prepare(text: string): SqlJsStatement;
  getRowsModified(): number;
}

interface SqlJsStatement {
  bind(values: readonly SqlValue[]): boolean;
  step(): boolean;
  get(): unknown[];
  run(values: readonly SqlValue[]): void;
  reset(): void;
  free(): boolean;
}

/** Statements kept prepared, each holding memory of the database until it is freed. */
const STATEMENTS_MAX = 500;
const NO_ROWS: readonly (readonly unknown[])[] = [];

export function createDriver(client: unknown): Driver {
  const page = sqlJsPage(client);
  return createSqlDriver(page.client, page.engine);
}

export function sqlJsPage(client: unknown): SqlPage {
  const db = requireShape<SqlJsDatabase>(client, sqlJsBackend);
  return {
    client: {
      kind: "sql.js",
      handle: db,
      access: { kind: "connection", connection: sqlJsConnection(db) },
      errorFacts: sqliteErrorFacts,
    },
    engine: sqliteEngineOf(versionOf(db)),
  };
}

function sqlJsConnection(db: SqlJsDatabase): SqlConnection {
  const statements = new Map<string, SqlJsStatement>();
  let isKnown = false;
  const makeReady = (): void => {
    if (!isKnown) refuseUtf16("sql.js", answerOf(db, "pragma encoding"));
    isKnown = true;
    enforceForeignKeys(db);
  };
  const prepare = (text: string): SqlJsStatement => {
    if (statements.size >= STATEMENTS_MAX) freeOldest(statements);
    makeReady();
    const statement = db.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  const run = (request: SqlRequest, values: readonly SqlValue[]): SqlResult => {
    const { text } = request;
    const known = statements.get(text);
    if (known === undefined) return answer(db, prepare(text), request, values);
    try {
      return answer(db, known, request, values);
    } catch (error) {
      if (error !== "Statement closed") throw error;
      // `export()` opens the database anew and closes all statements.
      statements.clear();
      return answer(db, prepare(text), request, values);
    }
  };
  const command = (text: string): null => {
    makeReady();
    db.exec(text);
    return null;
  };
  return { run, command };
}

function answer(
  db: SqlJsDatabase,
  statement: SqlJsStatement,
  request: SqlRequest,
  values: readonly SqlValue[],
): SqlResult {
  if (request.answer === "count") {
    statement.run(values);
    return { rows: NO_ROWS, affected: db.getRowsModified() };
  }
  const rows: unknown[][] = [];
  try {
    statement.bind(values);
    while (statement.step()) rows.push(statement.get());
  } finally {
    statement.reset();
  }
  return { rows, affected: rows.length };
}

/** Off by default, and off again after `export()`; no effect inside a transaction. */
function enforceForeignKeys(db: SqlJsDatabase): void {
  if (answerOf(db, "pragma foreign_keys") !== 1) db.exec("pragma foreign_keys = on");
}

/** A closed database is for the first call to find out. */
function versionOf(db: SqlJsDatabase): unknown {
  try {
    return answerOf(db, "select sqlite_version()");
  } catch {
    return null;
  }
}

function answerOf(db: SqlJsDatabase, text: string): unknown {
  return db.exec(text)[0]?.values[0]?.[0];
}

function freeOldest(statements: Map<string, SqlJsStatement>): void {
  for (const [text, statement] of statements) {
    statement.free();
    statements.delete(text);
    return;
  }
}
