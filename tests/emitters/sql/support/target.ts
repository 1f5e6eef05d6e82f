import BetterSqlite3 from "better-sqlite3";
import mysql from "mysql2/promise";
import pg from "pg";
import initSqlJs from "sql.js";
import type { Dialect } from "../../../../emitters/sql/dialect.ts";
import { d1 } from "../../../../emitters/sql/dialects/d1.ts";
import { dialects } from "../../../../emitters/sql/dialects/index.ts";
import type { SqlValue } from "../../../../emitters/sql/sql-codec.ts";
import { isReachable } from "../../../servers/is-reachable.ts";
import { mariadb, mysql as mysqlServer, postgres, type Server } from "../../../servers/server.ts";
import { onOurTables } from "./our-tables.ts";

export interface Answer {
  readonly rows: readonly (readonly unknown[])[];
  readonly affected: number;
}

/** A real database, empty and of its own. */
export interface Target {
  readonly name: string;
  readonly dialect: Dialect;
  readonly run: (text: string, values: readonly SqlValue[]) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** Those that return the rows of a write. */
export async function openReturningTargets(): Promise<readonly Target[]> {
  return (await openTargets()).filter(({ name }) => name !== "mysql");
}

/** Every database that answers here; says which ones do not. */
export async function openTargets(): Promise<readonly Target[]> {
  const targets = [...(await openNestingTargets())];
  if (await answers(mariadb)) targets.push(await openMariadb());
  return targets;
}

/** Those that nest rows: MariaDB cuts an aggregate of JSON at a length, and is never asked for one. */
export async function openNestingTargets(): Promise<readonly Target[]> {
  const targets = [await openSqlJs(), openBetterSqlite3(), packing(await openSqlJs())];
  if (await answers(postgres)) targets.push(await openPostgres());
  if (mysqlServer !== null) targets.push(await openMysqlFamily(mysqlServer, onOurTables(dialects.mysql)));
  return targets;
}

async function answers(server: Server): Promise<boolean> {
  const reachable = await isReachable(server);
  if (!reachable) console.log(`skipped: ${server.name} does not answer at ${new URL(server.url).host}`);
  return reachable;
}

export async function openSqlJs(): Promise<Target> {
  const { Database } = await initSqlJs();
  const db = new Database();
  db.run("pragma foreign_keys = on");
  return {
    name: "sql.js",
    dialect: dialects.sqlite,
    async run(text, values) {
      const statement = db.prepare(text);
      try {
        statement.bind(values.map(scalar));
        const rows: unknown[][] = [];
        while (statement.step()) rows.push(statement.get());
        return { rows, affected: db.getRowsModified() };
      } finally {
        statement.free();
      }
    },
    close: async () => db.close(),
  };
}

/** Rows without an order come backwards here, so that a missing `order by` shows. */
function openBetterSqlite3(): Target {
  const db = new BetterSqlite3(":memory:");
  db.pragma("reverse_unordered_selects = on");
  return {
    name: "better-sqlite3",
    dialect: dialects.sqlite,
    async run(text, values) {
      const statement = db.prepare(text);
      const bound = values.map(scalar);
      if (!statement.reader) return { rows: [], affected: statement.run(...bound).changes };
      const rows: unknown[] = statement.raw().all(...bound);
      return { rows: rows.filter(Array.isArray), affected: rows.length };
    },
    close: async () => void db.close(),
  };
}

export async function openPostgres(): Promise<Target> {
  const schema = uniqueName();
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.query(`set search_path = ${schema}`);
  return {
    name: "postgres",
    dialect: dialects.postgres,
    async run(text, values) {
      const { rows, rowCount } = await client.query({ text, values: [...values], rowMode: "array" });
      return { rows, affected: rowCount ?? 0 };
    },
    async close() {
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
    },
  };
}

export function openMariadb(dialect = onOurTables(dialects.mariadb)): Promise<Target> {
  return openMysqlFamily(mariadb, dialect);
}

async function openMysqlFamily(server: Server, dialect: Dialect): Promise<Target> {
  const database = uniqueName();
  const url = new URL(server.url);
  url.pathname = "";
  const connection = await mysql.createConnection({ uri: url.href, rowsAsArray: true });
  await connection.query(`create database ${database}`);
  await connection.query(`use ${database}`);
  return {
    name: dialect.name,
    dialect,
    async run(text, values) {
      const [result] = await connection.execute(text, values.map(scalar).map(whole));
      if (Array.isArray(result)) return { rows: result.filter(Array.isArray), affected: result.length };
      return { rows: [], affected: result.affectedRows };
    },
    async close() {
      await connection.query(`drop database ${database}`);
      await connection.end();
    },
  };
}

/** D1's dialect as if one parameter were too many, so that every statement packs its values into one. */
function packing(target: Target): Target {
  const dialect = { ...d1, limits: { ...d1.limits, parameters: 0 } };
  return { ...target, name: "sql.js as D1", dialect };
}

let opened = 0;

function uniqueName(): string {
  return `emit_${process.pid}_${Date.now().toString(36)}_${opened++}`;
}

/** mysql2 sends a number as one with a fraction, which MySQL takes for no limit. */
function whole(value: string | number | null): string | number | bigint | null {
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
}

function scalar(value: SqlValue): string | number | null {
  if (typeof value === "object" && value !== null) throw new TypeError("this client binds no arrays");
  return value;
}
