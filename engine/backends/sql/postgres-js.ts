import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { SqlConnection, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver, type SqlDriverOptions } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { postgresJsBackend } from "./postgres-js-backend.ts";

interface PostgresJs extends PostgresJsQueries {
  readonly options?: { readonly max?: unknown };
  reserve(): Promise<PostgresJsQueries & { release(): void }>;
}

interface PostgresJsQueries {
  unsafe(text: string, values: readonly SqlValue[], options: { readonly prepare: boolean }): PostgresJsQuery;
}

interface PostgresJsQuery {
  /** Rows as lists; not sent before it is awaited. */
  values(): PromiseLike<PostgresJsRows>;
}

interface PostgresJsRows extends ReadonlyArray<readonly unknown[]> {
  readonly count: number | null;
  readonly command: string;
}

const NO_ROWS: readonly (readonly unknown[])[] = [];

/** The client is a pool, which keeps statements prepared under names of its own. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const page = postgresJsPage(client, options);
  return createSqlDriver(page.client, page.engine);
}

export function postgresJsPage(client: unknown, { preparedStatements }: SqlDriverOptions): SqlPage {
  const sql = requireShape<PostgresJs>(client, postgresJsBackend);
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
    command: async (text) => (await sql.unsafe(text, [], { prepare: false }).values()).command,
  };
}

async function send(
  sql: PostgresJsQueries,
  { text, answer }: SqlRequest,
  values: readonly SqlValue[],
  prepare: boolean,
): Promise<SqlResult> {
  const rows = await sql.unsafe(text, values, { prepare }).values();
  return answer === "rows" ? { rows, affected: rows.length } : { rows: NO_ROWS, affected: rows.count ?? 0 };
}
