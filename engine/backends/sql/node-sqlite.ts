import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { sqliteEngineOf } from "../../sql/engines/sqlite-of-version.ts";
import type { SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { sqliteErrorFacts } from "../../sql/sqlite-error-facts.ts";
import { requireShape } from "../require-shape.ts";
import { nodeSqliteBackend } from "./node-sqlite-backend.ts";
import { refuseUtf16 } from "./refuse-utf16.ts";

interface NodeSqliteDatabase {
  prepare(text: string): NodeSqliteStatement;
  exec(text: string): void;
}

interface NodeSqliteStatement {
  all(...values: readonly SqlValue[]): readonly object[];
  run(...values: readonly SqlValue[]): { readonly changes: number | bigint };
  /** Since Node 22.16; before that rows are objects, with their columns in order. */
  setReturnArrays?(isOn: boolean): void;
}

/** Statements kept prepared. */
const STATEMENTS_MAX = 500;
const NO_ROWS: readonly (readonly unknown[])[] = [];

export function createDriver(client: unknown): Driver {
  const db = requireShape<NodeSqliteDatabase>(client, nodeSqliteBackend);
  refuseUtf16("node:sqlite", answerOf(db, "pragma encoding"));
  db.exec("pragma foreign_keys = on");
  return createSqlDriver(
    {
      kind: "node:sqlite",
      handle: db,
      access: { kind: "connection", connection: nodeSqliteConnection(db) },
      errorFacts: sqliteErrorFacts,
    },
    sqliteEngineOf(answerOf(db, "select sqlite_version()")),
  );
}

function answerOf(db: NodeSqliteDatabase, text: string): unknown {
  return db.prepare(text).all().map(cellsOf)[0]?.[0];
}

function nodeSqliteConnection(db: NodeSqliteDatabase): SqlConnection {
  const statements = new Map<string, NodeSqliteStatement>();
  const prepare = (text: string): NodeSqliteStatement => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    const statement = db.prepare(text);
    statement.setReturnArrays?.(true);
    if (statements.size >= STATEMENTS_MAX) statements.clear();
    statements.set(text, statement);
    return statement;
  };
  const run = (request: SqlRequest, values: readonly SqlValue[]): SqlResult => {
    const statement = prepare(request.text);
    if (request.answer === "count") {
      return { rows: NO_ROWS, affected: Number(statement.run(...values).changes) };
    }
    const rows = statement.all(...values).map(cellsOf);
    return { rows, affected: rows.length };
  };
  const command = (text: string): null => {
    db.exec(text);
    return null;
  };
  return { run, command };
}

function cellsOf(row: object): readonly unknown[] {
  return Array.isArray(row) ? row : Object.values(row);
}
