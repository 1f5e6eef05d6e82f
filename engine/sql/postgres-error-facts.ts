import type { OrmErrorCode } from "../../ir/orm-error.ts";
import { connectionErrorFacts } from "./connection-error-facts.ts";
import { errorMessage, errorText } from "./error-property.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";

/** What the server says, as a warning, to a `begin` inside a transaction. */
export const ALREADY_BEGUN = "25001";

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** `Key (a, b)=(…) already exists.` in any language: the columns stand before the first `)=(`. */
const KEY_COLUMNS = /\(([^=]*?)\)=\(/;

const CODES: ReadonlyMap<string, OrmErrorCode> = new Map([
  ["23505", "UNIQUE_CONSTRAINT_VIOLATION"],
  ["23503", "FOREIGN_KEY_VIOLATION"],
  ["23001", "FOREIGN_KEY_VIOLATION"],
  ["23502", "NOT_NULL_VIOLATION"],
  ["23514", "CHECK_VIOLATION"],
  ["23P01", "CHECK_VIOLATION"],
  ["22003", "CHECK_VIOLATION"],
  ["22001", "CHECK_VIOLATION"],
  ["22008", "CHECK_VIOLATION"],
  ["22012", "CHECK_VIOLATION"],
  ["22P02", "CHECK_VIOLATION"],
  ["40001", "TRANSACTION_CONFLICT"],
  ["40P01", "DEADLOCK"],
  ["42P01", "MISSING_TABLE"],
  ["42703", "MISSING_COLUMN"],
  ["3F000", "MISSING_SCHEMA"],
  ["57014", "TIMEOUT"],
  ["55P03", "TIMEOUT"],
  ["25P03", "TIMEOUT"],
  ["25P04", "TIMEOUT"],
]);

/** Before a connection was there, so nothing was sent: starting up, too many connections, no access. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(["57P03", "53300", "28000", "28P01", "3D000"]);

/** Prepared statements that the connection lost, or whose tables have changed: the next try sends no name. */
const STALE_STATEMENT: ReadonlySet<string> = new Set(["26000", "42P05"]);

export function postgresErrorFacts(error: unknown): SqlErrorFacts {
  const state = errorText(error, "code");
  if (state === undefined || !SQLSTATE.test(state) || errorText(error, "severity") === undefined) {
    return connectionErrorFacts(error) ?? { code: "ABORTED", effect: "unknown", originalCode: state };
  }
  if (NOT_CONNECTED.has(state)) {
    return { code: "CONNECTION_LOST", effect: "unsent", unreached: true, originalCode: state };
  }
  if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("25P0")) return lostOrOver(state);
  const code = codeOf(state, error);
  return {
    code,
    effect: "refused",
    originalCode: state,
    retryable: STALE_STATEMENT.has(state) ? true : undefined,
    constraint: errorText(error, "constraint", "constraint_name"),
    table: errorText(error, "table", "table_name"),
    columns: violatedColumns(error),
  };
}

/** The server ends the connection itself, or only refuses what comes after an error (`25P02`). */
function lostOrOver(originalCode: string): SqlErrorFacts {
  if (originalCode === "25P02" || originalCode === "25P01") {
    return { code: "ABORTED", effect: "refused", originalCode };
  }
  const code = originalCode.startsWith("25") ? "TIMEOUT" : "CONNECTION_LOST";
  return { code, effect: "unknown", originalCode };
}

function codeOf(state: string, error: unknown): OrmErrorCode {
  if (state === "57014" && errorMessage(error).includes("user request")) return "ABORTED";
  return CODES.get(state) ?? "ABORTED";
}

function violatedColumns(error: unknown): readonly string[] | undefined {
  const column = errorText(error, "column", "column_name");
  if (column !== undefined) return [column];
  const listed = KEY_COLUMNS.exec(errorText(error, "detail") ?? "")?.[1];
  return listed?.split(", ").map(unquote);
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
