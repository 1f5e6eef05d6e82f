import type { OrmErrorCode } from "../../ir/orm-error.ts";
import { connectionErrorFacts } from "./connection-error-facts.ts";
import { errorMessage, errorNumber, errorText } from "./error-property.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";

/** SQLite's own words, which every client passes on; some clients pass on nothing else. */
const WORDS: readonly (readonly [part: string, code: OrmErrorCode])[] = [
  ["UNIQUE constraint failed", "UNIQUE_CONSTRAINT_VIOLATION"],
  ["FOREIGN KEY constraint failed", "FOREIGN_KEY_VIOLATION"],
  ["NOT NULL constraint failed", "NOT_NULL_VIOLATION"],
  ["CHECK constraint failed", "CHECK_VIOLATION"],
  ["integer overflow", "CHECK_VIOLATION"],
  ["datatype mismatch", "CHECK_VIOLATION"],
  ["cannot store", "CHECK_VIOLATION"],
  ["string or blob too big", "CHECK_VIOLATION"],
  ["no such table", "MISSING_TABLE"],
  ["no such column", "MISSING_COLUMN"],
  ["has no column named", "MISSING_COLUMN"],
  ["unknown database", "MISSING_SCHEMA"],
  ["cannot start a transaction within a transaction", "INVALID_QUERY"],
  ["SQLITE_BUSY_SNAPSHOT", "TRANSACTION_CONFLICT"],
  ["database is locked", "TIMEOUT"],
  ["table is locked", "TIMEOUT"],
];

const CLOSED: readonly string[] = [
  "Database closed",
  "database connection is not open",
  "database is not open",
];
/** `t.a, t.b`, up to what D1 adds behind. */
const COLUMNS = /(?:UNIQUE|NOT NULL) constraint failed: (.+?)(?:: SQLITE_\w+.*)?$/s;
/** Its name, or its condition where it has none. */
const CHECK = /CHECK constraint failed: (.+?)(?:: SQLITE_\w+.*)?$/s;

export function sqliteErrorFacts(error: unknown): SqlErrorFacts {
  const message = errorMessage(error);
  const originalCode = errorNumber(error, "errcode") ?? errorText(error, "code");
  if (CLOSED.some((words) => message.includes(words))) {
    return { code: "CONNECTION_LOST", effect: "unsent", originalCode };
  }
  const code = originalCode === "SQLITE_BUSY_SNAPSHOT" ? "TRANSACTION_CONFLICT" : codeOf(message);
  if (code === null) {
    return connectionErrorFacts(error) ?? { code: "ABORTED", effect: "refused", originalCode };
  }
  return {
    code,
    effect: "refused",
    originalCode,
    retryable: code === "TIMEOUT" ? true : undefined,
    ...violated(message),
  };
}

function codeOf(message: string): OrmErrorCode | null {
  return WORDS.find(([part]) => message.includes(part))?.[1] ?? null;
}

function violated(message: string): Pick<SqlErrorFacts, "table" | "columns" | "constraint"> {
  const constraint = CHECK.exec(message)?.[1];
  if (constraint !== undefined) return { constraint };
  const list = COLUMNS.exec(message)?.[1];
  if (list === undefined || list.startsWith("index ")) return {};
  const names = list.split(", ");
  const dot = names[0]?.lastIndexOf(".") ?? -1;
  if (dot === -1) return {};
  return {
    table: names[0]?.slice(0, dot),
    columns: names.map((name) => name.slice(name.lastIndexOf(".") + 1)),
  };
}
