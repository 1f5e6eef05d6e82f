import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { libsqlEngine } from "../../sql/engines/libsql.ts";
import type { SqlClient, SqlConnection, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { sqliteErrorFacts } from "../../sql/sqlite-error-facts.ts";
import { connectionByObjects } from "../../sql/transaction-objects.ts";
import { requireShape } from "../require-shape.ts";
import { libsqlBackend } from "./libsql-backend.ts";

interface LibsqlClient extends LibsqlStatements {
  readonly protocol: string;
  transaction(mode: "write"): Promise<LibsqlTransaction>;
}

interface LibsqlStatements {
  execute(statement: { readonly sql: string; readonly args: readonly SqlValue[] }): Promise<LibsqlResult>;
}

interface LibsqlTransaction extends LibsqlStatements {
  commit(): Promise<void>;
  rollback(): Promise<void>;
  close(): void;
}

interface LibsqlResult {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<number, unknown>>[];
  readonly rowsAffected: number;
}

export function createDriver(client: unknown): Driver {
  const page = libsqlPage(client);
  return createSqlDriver(page.client, page.engine);
}

export function libsqlPage(client: unknown): SqlPage {
  const libsql = requireShape<LibsqlClient>(client, libsqlBackend);
  return {
    client: { kind: "libsql", handle: libsql, access: accessTo(libsql), errorFacts: sqliteErrorFacts },
    engine: libsqlEngine,
  };
}

/** A file has one writer, for which the others wait; a server takes many transactions at once. */
function accessTo(libsql: LibsqlClient): SqlClient["access"] {
  if (libsql.protocol === "file") return { kind: "connection", connection: libsqlConnection(libsql) };
  return {
    kind: "pool",
    pool: {
      connectionsMax: Number.POSITIVE_INFINITY,
      run: (request, values) => send(libsql, request, values),
      acquire: async () => ({ ...libsqlConnection(libsql), release: () => undefined }),
    },
  };
}

/** `begin` and its kin are not taken as statements: they would be undone after each call. */
function libsqlConnection(libsql: LibsqlClient): SqlConnection {
  return connectionByObjects<LibsqlTransaction>({
    begin: () => libsql.transaction("write"),
    commit: async (transaction) => {
      await transaction.commit();
      transaction.close();
    },
    rollback: async (transaction) => {
      try {
        await transaction.rollback();
      } finally {
        transaction.close();
      }
    },
    run: (transaction, request, values) => send(transaction ?? libsql, request, values),
  });
}

async function send(
  target: LibsqlStatements,
  request: SqlRequest,
  values: readonly SqlValue[],
): Promise<SqlResult> {
  const result = await target.execute({ sql: request.text, args: values });
  const width = result.columns.length;
  const rows = result.rows.map((row) => Array.from({ length: width }, (_, at) => row[at]));
  return { rows, affected: request.answer === "count" ? result.rowsAffected : rows.length };
}
