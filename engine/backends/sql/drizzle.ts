import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { createBatchDriver } from "../../sql/deferred/batch-driver.ts";
import { d1Engine } from "../../sql/engines/d1.ts";
import { mariadbEngine } from "../../sql/engines/mariadb.ts";
import { mysqlEngine } from "../../sql/engines/mysql.ts";
import { createSqlDriver, type SqlDriverOptions } from "../../sql/sql-driver.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { match } from "../match.ts";
import { requireShape } from "../require-shape.ts";
import { d1Backend } from "./d1-backend.ts";
import { d1Client } from "./d1-client.ts";
import { drizzleBackend } from "./drizzle-backend.ts";
import { mysqlClientOf, pageOf } from "./drizzle-clients.ts";
import { mysqlEngineBehind } from "./mysql2-core.ts";

/** A database, or a transaction, of Drizzle. */
interface Drizzle {
  /** The raw client, which Drizzle gives out; transactions do not have it. */
  readonly $client?: unknown;
  /** Of transactions only. */
  readonly rollback?: unknown;
}

/** Whom errors and `$driver` name in place of the raw client. */
interface Host {
  readonly kind: "drizzle";
  readonly given: Drizzle;
}

const MYSQL_ENGINES: { readonly [name in DialectName]?: SqlEngine } = {
  mysql: mysqlEngine,
  mariadb: mariadbEngine,
};

export async function createDriver(given: unknown, options: SqlDriverOptions = {}): Promise<Driver> {
  const host = hostOf(given);
  const client = rawClientOf(host.given);
  const mysql = mysqlClientOf(client);
  if (mysql === null) return driverOver(client, host, options);
  const named = { ...mysql, ...host };
  return createSqlDriver(named, await mysqlEngineBehind(named));
}

/** `client` in place of the one that Drizzle gives out, which a few of its drivers do not. */
export function createDrizzleDriverOf(given: unknown, client: unknown, dialect: DialectName): Driver {
  const host = hostOf(given);
  const raw = client ?? rawClientOf(host.given);
  const mysql = mysqlClientOf(raw);
  if (mysql === null) {
    const driver = driverOver(raw, host, {});
    if (driver.dialect === dialect) return driver;
  } else {
    const engine = MYSQL_ENGINES[dialect];
    if (engine !== undefined) return createSqlDriver({ ...mysql, ...host }, engine);
  }
  throw new OrmError("INVALID_QUERY", `the client of the Drizzle database does not speak ${dialect}`, {
    backendKind: host.kind,
    path: "dialect",
  });
}

function hostOf(given: unknown): Host {
  return { kind: "drizzle", given: requireShape<Drizzle>(given, drizzleBackend) };
}

function rawClientOf({ $client, rollback }: Drizzle): unknown {
  if ($client !== undefined) return $client;
  const reason =
    rollback === undefined
      ? "this Drizzle database has no $client: hand in the raw client, here or to createDrizzleDriver"
      : "a transaction of Drizzle does not give out its connection: hand in the database, whose own " +
        "transactions are orm.transaction";
  throw new OrmError("UNSUPPORTED", reason, { backendKind: "drizzle", path: "client" });
}

function driverOver(client: unknown, host: Host, options: SqlDriverOptions): Driver {
  if (match(d1Backend, client) === true) return createBatchDriver({ ...d1Client(client), ...host }, d1Engine);
  const page = pageOf(client, options);
  if (page !== null) return createSqlDriver({ ...page.client, ...host }, page.engine, options);
  const reason =
    "Drizzle is supported over pg, PGlite, postgres.js, mysql2, better-sqlite3, sql.js, libSQL and D1";
  throw new OrmError("UNSUPPORTED", reason, { backendKind: host.kind, path: "client" });
}
