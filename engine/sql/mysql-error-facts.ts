import type { OrmErrorCode } from "../../ir/orm-error.ts";
import { connectionErrorFacts } from "./connection-error-facts.ts";
import { errorMessage, errorNumber, errorText } from "./error-property.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";

const CODES: ReadonlyMap<number, OrmErrorCode> = new Map([
  [1062, "UNIQUE_CONSTRAINT_VIOLATION"],
  [1586, "UNIQUE_CONSTRAINT_VIOLATION"],
  [1216, "FOREIGN_KEY_VIOLATION"],
  [1217, "FOREIGN_KEY_VIOLATION"],
  [1451, "FOREIGN_KEY_VIOLATION"],
  [1452, "FOREIGN_KEY_VIOLATION"],
  [1048, "NOT_NULL_VIOLATION"],
  [1364, "NOT_NULL_VIOLATION"],
  [3819, "CHECK_VIOLATION"],
  [4025, "CHECK_VIOLATION"],
  [1264, "CHECK_VIOLATION"],
  [1265, "CHECK_VIOLATION"],
  [1365, "CHECK_VIOLATION"],
  [1366, "CHECK_VIOLATION"],
  [1406, "CHECK_VIOLATION"],
  [1690, "CHECK_VIOLATION"],
  [3140, "CHECK_VIOLATION"],
  [1020, "TRANSACTION_CONFLICT"],
  [1213, "DEADLOCK"],
  [1205, "TIMEOUT"],
  [1969, "TIMEOUT"],
  [3024, "TIMEOUT"],
  [3572, "TIMEOUT"],
  [1146, "MISSING_TABLE"],
  [1051, "MISSING_TABLE"],
  [1054, "MISSING_COLUMN"],
  [1049, "MISSING_SCHEMA"],
]);

/** The server went away or ended the connection while it was in use. */
const LOST: ReadonlySet<number> = new Set([1053, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 4031]);
/** There never was a connection: too many, or no access. */
const NOT_CONNECTED: ReadonlySet<number> = new Set([1040, 1044, 1045, 1129, 1130, 1203]);
/** Of SQL states: of these the server knows nothing, and the clients give them numbers of their own. */
const CONNECTION_CLASS = "08";
const LOCK_WAIT_TIMEOUT = 1205;

/** The server says this in any language. */
const TABLE_OF_FOREIGN_KEY = /`[^`]*`\.`([^`]*)`, CONSTRAINT `/;
const COLUMN_OF_FOREIGN_KEY = /FOREIGN KEY \(`([^`]*)`\)/;
/** The value before it may hold anything, also these words: the last ones count. The name is not escaped. */
const KEY = /^[\s\S]* for key '([\s\S]*)'$/;
/** In other languages other words are before it, or behind. */
const LAST_QUOTED = /'([^']*)'[^']*$/;
const NAMED_COLUMN = /(?:[Cc]olumn|Field) '([^']*)'/;
const CHECK = /(?:Check constraint|CONSTRAINT) [`']([^`']*)[`']/;
const FIRST_QUOTED = /[`']([^`']*)[`']/;
/** Of a violated condition, and of a value that is out of a column's range or too long: all names, no values. */
const TELLS_CHECK: ReadonlySet<number> = new Set([3819, 4025]);
const TELLS_COLUMN: ReadonlySet<number> = new Set([1264, 1406]);

export function mysqlErrorFacts(error: unknown): SqlErrorFacts {
  const errno = errorNumber(error, "errno");
  const state = errorText(error, "sqlState");
  // The system's own numbers are negative, and a client may put a state beside them.
  if (errno === undefined || errno < 0 || state === undefined) {
    return connectionErrorFacts(error) ?? { code: "ABORTED", effect: "unknown", originalCode: errno };
  }
  if (NOT_CONNECTED.has(errno)) {
    return { code: "CONNECTION_LOST", effect: "unsent", unreached: true, originalCode: errno };
  }
  if (LOST.has(errno) || state.startsWith(CONNECTION_CLASS))
    return { code: "CONNECTION_LOST", effect: "unknown", originalCode: errno };
  const code = CODES.get(errno) ?? "ABORTED";
  return {
    code,
    effect: "refused",
    originalCode: errno,
    retryable: errno === LOCK_WAIT_TIMEOUT ? true : undefined,
    ...violated(code, errno, errorText(error, "sqlMessage") ?? errorMessage(error)),
  };
}

function violated(
  code: OrmErrorCode,
  errno: number,
  message: string,
): Pick<SqlErrorFacts, "table" | "columns" | "constraint"> {
  switch (code) {
    case "UNIQUE_CONSTRAINT_VIOLATION":
      return { constraint: keyName(told(message, KEY, LAST_QUOTED)) };
    case "FOREIGN_KEY_VIOLATION":
      return {
        table: told(message, TABLE_OF_FOREIGN_KEY),
        columns: listed(told(message, COLUMN_OF_FOREIGN_KEY)),
        constraint: told(message, CHECK),
      };
    case "NOT_NULL_VIOLATION":
      return { columns: listed(told(message, NAMED_COLUMN, FIRST_QUOTED)) };
    case "CHECK_VIOLATION":
      if (TELLS_CHECK.has(errno)) return { constraint: told(message, CHECK, FIRST_QUOTED) };
      if (TELLS_COLUMN.has(errno)) return { columns: listed(told(message, NAMED_COLUMN, FIRST_QUOTED)) };
      return { columns: listed(told(message, NAMED_COLUMN)) };
    default:
      return {};
  }
}

/** By the first of the patterns that says anything. */
function told(message: string, ...patterns: readonly RegExp[]): string | undefined {
  return patterns.map((pattern) => pattern.exec(message)?.[1]).find((name) => name !== undefined);
}

/** MySQL puts the table before it, MariaDB does not. */
function keyName(key: string | undefined): string | undefined {
  return key?.slice(key.lastIndexOf(".") + 1);
}

function listed(column: string | undefined): readonly string[] | undefined {
  return column === undefined ? undefined : [column];
}
