import type { SqlClient } from "../../sql/sql-client.ts";
import type { SqlDriverOptions } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import type { Backend } from "../backend.ts";
import { match } from "../match.ts";
import { betterSqlite3Page } from "./better-sqlite3.ts";
import { betterSqlite3Backend } from "./better-sqlite3-backend.ts";
import { libsqlPage } from "./libsql.ts";
import { libsqlBackend } from "./libsql-backend.ts";
import { mysql2ConnectionClient } from "./mysql2-connection.ts";
import { mysql2ConnectionBackend } from "./mysql2-connection-backend.ts";
import { mysql2PoolClient } from "./mysql2-pool.ts";
import { mysql2PoolBackend } from "./mysql2-pool-backend.ts";
import { pgClientPage } from "./pg-client.ts";
import { pgClientBackend } from "./pg-client-backend.ts";
import { pgPoolPage } from "./pg-pool.ts";
import { pgPoolBackend } from "./pg-pool-backend.ts";
import { pglitePage } from "./pglite.ts";
import { pgliteBackend } from "./pglite-backend.ts";
import { postgresJsPage } from "./postgres-js.ts";
import { postgresJsBackend } from "./postgres-js-backend.ts";
import { sqlJsPage } from "./sql-js.ts";
import { sqlJsBackend } from "./sql-js-backend.ts";

type PageOf = (client: unknown, options: SqlDriverOptions) => SqlPage;

/** The raw clients that Drizzle runs on and that are enough to tell the database, in the order of looking. */
const PAGES: readonly (readonly [Backend, PageOf])[] = [
  [pgliteBackend, pglitePage],
  [pgPoolBackend, pgPoolPage],
  [pgClientBackend, pgClientPage],
  [postgresJsBackend, postgresJsPage],
  [libsqlBackend, libsqlPage],
  [betterSqlite3Backend, betterSqlite3Page],
  [sqlJsBackend, sqlJsPage],
];

/** `null` where it is none of them. */
export function pageOf(client: unknown, options: SqlDriverOptions): SqlPage | null {
  const found = PAGES.find(([backend]) => match(backend, client) === true);
  return found === undefined ? null : found[1](client, options);
}

/** A client of mysql2, which does not say which of its two databases it is; `null` for any other. */
export function mysqlClientOf(client: unknown): SqlClient | null {
  if (match(mysql2PoolBackend, client) === true) return mysql2PoolClient(client);
  if (match(mysql2ConnectionBackend, client) === true) return mysql2ConnectionClient(client);
  return null;
}
