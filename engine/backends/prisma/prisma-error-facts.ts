import type { OrmErrorCode } from "../../../ir/orm-error.ts";
import { connectionErrorFacts } from "../../sql/connection-error-facts.ts";
import { errorMessage, errorText } from "../../sql/error-property.ts";
import type { SqlErrorFacts } from "../../sql/sql-error-facts.ts";

const NOT_REACHABLE: SqlErrorFacts = { code: "CONNECTION_LOST", effect: "unsent", unreached: true };

const CODES: Readonly<Record<string, SqlErrorFacts>> = {
  P1001: NOT_REACHABLE,
  P1002: { code: "CONNECTION_LOST", effect: "unsent" },
  P1008: { code: "TIMEOUT", effect: "unknown" },
  P1017: { code: "CONNECTION_LOST", effect: "unknown" },
  P2002: refused("UNIQUE_CONSTRAINT_VIOLATION"),
  P2003: refused("FOREIGN_KEY_VIOLATION"),
  P2004: refused("CHECK_VIOLATION"),
  P2011: refused("NOT_NULL_VIOLATION"),
  P2014: refused("FOREIGN_KEY_VIOLATION"),
  P2020: refused("CHECK_VIOLATION"),
  P2021: refused("MISSING_TABLE"),
  P2022: refused("MISSING_COLUMN"),
  P2024: { code: "TIMEOUT", effect: "unsent" },
  P2028: refused("TIMEOUT"),
  P2034: refused("TRANSACTION_CONFLICT"),
};

/** Codes that say no more than that the database said something. */
const VAGUE: readonly (string | undefined)[] = ["P2010", "P2039", undefined];

const PRISMA_CODE = /^P\d{4}$/;

/** What an adapter says where there was no answer of the database. */
const CONNECTION_KINDS: readonly string[] = ["ConnectionClosed", "SocketTimeout", "TlsConnectionError"];

function refused(code: OrmErrorCode): SqlErrorFacts {
  return { code, effect: "refused" };
}

/** The database's own words, which Prisma passes on, tell more than Prisma's code; the code is kept. */
export function prismaErrorFacts(
  databaseFacts: (error: unknown) => SqlErrorFacts,
): (error: unknown) => SqlErrorFacts {
  return (error) => {
    const code = errorText(error, "code");
    const cause = adapterCause(error);
    const known = code === undefined ? undefined : CODES[code];
    if (cause === null) {
      if (known !== undefined) return { ...known, originalCode: code };
      if (code !== undefined && !PRISMA_CODE.test(code)) return databaseFacts(unwrapped(error, code));
      const lost = connectionErrorFacts(unwrapped(error, code));
      if (lost !== null) return lost;
      // It found a required relation without its row.
      const isDangling = errorMessage(error).includes("Inconsistent query result");
      return { code: isDangling ? "DECODE_FAILED" : "ABORTED", effect: "refused", originalCode: code };
    }
    const kind = errorText(cause, "kind");
    if (kind === "DatabaseNotReachable") return { ...NOT_REACHABLE, originalCode: code };
    if (CONNECTION_KINDS.includes(kind ?? "")) {
      return { code: "CONNECTION_LOST", effect: "unknown", originalCode: code };
    }
    const facts = databaseFacts(databaseError(cause));
    const told = facts.code === "ABORTED" && known !== undefined ? { ...facts, ...known } : facts;
    const originalCode = VAGUE.includes(code) ? told.originalCode : code;
    const effect = told.code === "CONNECTION_LOST" ? told.effect : "refused";
    return { ...told, effect, originalCode, columns: told.columns ?? columnsOf(cause) };
  };
}

function adapterCause(error: unknown): object | null {
  const meta = property(error, "meta");
  const wrapped = property(property(meta, "driverAdapterError"), "cause");
  const bare = errorText(error, "name") === "DriverAdapterError" ? property(error, "cause") : null;
  const cause = wrapped ?? bare;
  return typeof cause === "object" ? (cause ?? null) : null;
}

/** Prisma 6 passes the code of an error that its adapter does not know, and its message behind a piece of source. */
function unwrapped(error: unknown, code: string | undefined): object {
  return { code, message: errorMessage(error).split("\n").at(-1) };
}

/** As the database's usual clients would have thrown it. */
function databaseError(cause: object): object {
  return {
    code: errorText(cause, "originalCode", "code"),
    message: errorText(cause, "originalMessage", "message") ?? "",
    severity: "ERROR",
    constraint: errorText(property(cause, "constraint"), "index"),
    table: errorText(cause, "table"),
  };
}

function columnsOf(cause: object): readonly string[] | undefined {
  const fields = property(property(cause, "constraint"), "fields");
  if (!Array.isArray(fields) || fields.length === 0) return undefined;
  return fields.map((field: unknown) => String(field).replaceAll('"', ""));
}

function property(object: unknown, name: string): unknown {
  return typeof object === "object" && object !== null ? Reflect.get(object, name) : undefined;
}
