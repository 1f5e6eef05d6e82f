import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { SqlConnection, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver, type SqlDriverOptions } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { postgresJsBackend } from "./postgres-js-backend.ts";
import { postgresText } from "./postgres-text.ts";

interface PostgresJs extends PostgresJsQueries {
  readonly options?: {
    readonly max?: unknown;
    readonly transform?: { readonly row?: { readonly from?: unknown } };
  };
  reserve(): Promise<PostgresJsQueries & { release(): void }>;
}

interface PostgresJsQueries {
  unsafe(text: string, values: readonly object[], options: { readonly prepare: boolean }): PostgresJsQuery;
  /** A value of the type with that number. */
  typed(value: string | null, type: number): object;
}

interface PostgresJsQuery {
  /** Rows as lists of what the server sent, in bytes; not sent before it is awaited. */
  raw(): PromiseLike<PostgresJsRows>;
}

interface PostgresJsRows extends ReadonlyArray<readonly (Bytes | null)[]> {
  readonly count: number | null;
  readonly command: string;
}

/** Node's `Buffer`. */
interface Bytes {
  toString(encoding: "utf8"): string;
}

/** To the server the value's type is for it to find out; to the client one that nobody has a serializer for. */
const UNKNOWN_TYPE = 705;
const NO_ROWS: readonly (readonly unknown[])[] = [];

/** The client is a pool, which keeps statements prepared under names of its own. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const page = postgresJsPage(client, options);
  return createSqlDriver(page.client, page.engine);
}

export function postgresJsPage(client: unknown, { preparedStatements }: SqlDriverOptions): SqlPage {
  const sql = requireShape<PostgresJs>(client, postgresJsBackend);
  if (typeof sql.options?.transform?.row?.from === "function") {
    throw new OrmError("UNSUPPORTED", "postgres.js has an option that transforms every row", {
      backendKind: "postgres.js",
      path: "client",
    });
  }
  return {
    client: {
      kind: "postgres.js",
      handle: sql,
      access: { kind: "pool", pool: sqlPool(sql, preparedStatements !== false) },
      errorFacts: postgresErrorFacts,
    },
    engine: { ...postgresEngine, namedStatements: false },
  };
}

function sqlPool(sql: PostgresJs, isPrepared: boolean): SqlPool {
  const max = sql.options?.max;
  return {
    connectionsMax: typeof max === "number" ? max : Number.POSITIVE_INFINITY,
    run: (request, values) => send(sql, request, values, isPrepared),
    acquire: async () => {
      const reserved = await sql.reserve();
      return { ...connectionOver(reserved, isPrepared), release: () => reserved.release() };
    },
  };
}

function connectionOver(sql: PostgresJsQueries, isPrepared: boolean): SqlConnection {
  return {
    run: (request, values) => send(sql, request, values, isPrepared),
    command: async (text) => (await sql.unsafe(text, [], { prepare: false }).raw()).command,
  };
}

async function send(
  sql: PostgresJsQueries,
  { text, answer }: SqlRequest,
  values: readonly SqlValue[],
  prepare: boolean,
): Promise<SqlResult> {
  const bound = values.map((value) => sql.typed(postgresText(value), UNKNOWN_TYPE));
  const result = await sql.unsafe(text, bound, { prepare }).raw();
  if (answer === "count") return { rows: NO_ROWS, affected: result.count ?? 0 };
  const rows = result.map((row) => row.map((cell) => (cell === null ? null : cell.toString("utf8"))));
  return { rows, affected: rows.length };
}
