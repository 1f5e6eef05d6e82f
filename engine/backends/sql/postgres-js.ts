import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { PooledConnection, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
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
  reserve(): Promise<PostgresJsReserved>;
}

interface PostgresJsQueries {
  unsafe(text: string, values: readonly object[], options: PostgresJsOptions): PostgresJsQuery;
  /** A value of the type with that number. */
  typed(value: string | null, type: number): object;
}

interface PostgresJsOptions {
  readonly prepare: boolean;
  /** Told what the statement is sent on, which the client's own transactions go by; true lets others follow. */
  readonly onexecute?: (link: PostgresJsLink) => true;
}

interface PostgresJsLink {
  /** Called once it is closed; another caller's statement may open it again. */
  onclose?: ((error: unknown) => void) | null;
}

interface PostgresJsReserved extends PostgresJsQueries {
  release(): void;
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
/** The client takes the link back when it is closed. */
const END_LINK = "select pg_terminate_backend(pg_backend_pid())";
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
    run: (request, values) => send(sql, request, values, { prepare: isPrepared }),
    acquire: async () => borrowed(await sql.reserve(), isPrepared),
  };
}

/**
 * A link that is closed while it is lent is the client's again at once: what is sent to it then would crash the
 * program, or run on the new link of another caller. So nothing is, and it is not given back.
 */
function borrowed(reserved: PostgresJsReserved, isPrepared: boolean): PooledConnection {
  let closed: { readonly error: unknown } | null = null;
  let link: PostgresJsLink | null = null;
  const onexecute = (used: PostgresJsLink) => {
    link = used;
    used.onclose = (error) => {
      closed = { error };
    };
    return true as const;
  };
  const open = (): PostgresJsQueries => {
    if (closed !== null) throw closed.error;
    return reserved;
  };
  const commands = { prepare: false, onexecute };
  return {
    run: async (request, values) => send(open(), request, values, { prepare: isPrepared, onexecute }),
    command: async (text) => (await open().unsafe(text, [], commands).raw()).command,
    release: (broken) => {
      if (closed !== null) return;
      if (!broken) {
        if (link !== null) link.onclose = null;
        reserved.release();
      } else if (link !== null) reserved.unsafe(END_LINK, [], commands).raw().then(nothing, nothing);
    },
  };
}

function nothing(): void {}

async function send(
  sql: PostgresJsQueries,
  { text, answer }: SqlRequest,
  values: readonly SqlValue[],
  options: PostgresJsOptions,
): Promise<SqlResult> {
  const bound = values.map((value) => sql.typed(postgresText(value), UNKNOWN_TYPE));
  const result = await sql.unsafe(text, bound, options).raw();
  if (answer === "count") return { rows: NO_ROWS, affected: result.count ?? 0 };
  const rows = result.map((row) => row.map((cell) => (cell === null ? null : cell.toString("utf8"))));
  return { rows, affected: rows.length };
}
