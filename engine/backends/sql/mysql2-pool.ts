import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { mysqlErrorFacts } from "../../sql/mysql-error-facts.ts";
import type { PooledConnection, SqlClient, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isConnectionLost } from "../../sql/sql-error-facts.ts";
import { isObject } from "../match.ts";
import { requireShape } from "../require-shape.ts";
import {
  type Mysql2Connection,
  mysql2Connection,
  mysqlEngineBehind,
  sendMysql,
  toSqlResult,
} from "./mysql2-core.ts";
import { mysql2PoolBackend } from "./mysql2-pool-backend.ts";

interface Mysql2Pool extends Mysql2Connection {
  readonly config?: { readonly connectionLimit?: unknown; readonly typeCast?: unknown };
  getConnection(callback: (error: unknown, connection: Mysql2PoolConnection | undefined) => void): void;
}

interface Mysql2PoolConnection extends Mysql2Connection {
  release(): void;
  destroy(): void;
}

export async function createDriver(client: unknown): Promise<Driver> {
  const page = mysql2PoolClient(client);
  return createSqlDriver(page, await mysqlEngineBehind(page));
}

export function mysql2PoolClient(client: unknown): SqlClient {
  const pool = corePool(client);
  return {
    kind: "mysql2",
    remote: true,
    handle: pool,
    given: client,
    access: { kind: "pool", pool: sqlPool(pool) },
    errorFacts: mysqlErrorFacts,
  };
}

/** The pool with callbacks inside the one with promises. */
function corePool(client: unknown): Mysql2Pool {
  const given = requireShape<Mysql2Pool & { readonly pool?: unknown }>(client, mysql2PoolBackend);
  return isObject(given.pool) ? requireShape<Mysql2Pool>(given.pool, mysql2PoolBackend) : given;
}

function sqlPool(pool: Mysql2Pool): SqlPool {
  const max = pool.config?.connectionLimit;
  return {
    connectionsMax: typeof max === "number" && max > 0 ? max : Number.POSITIVE_INFINITY,
    run: (request, values) => runOnAny(pool, request, values),
    acquire: () =>
      new Promise((resolve, reject) => {
        pool.getConnection((error, connection) => {
          if (connection === undefined) reject(error);
          else resolve(borrowed(connection));
        });
      }),
  };
}

function runOnAny(pool: Mysql2Pool, request: SqlRequest, values: readonly SqlValue[]): Promise<SqlResult> {
  return new Promise((resolve, reject) => {
    pool.getConnection((lost, connection) => {
      if (connection === undefined) return reject(lost);
      sendMysql(connection, request, values, (error, result) => {
        giveBack(connection, Boolean(error) && isConnectionLost(mysqlErrorFacts(error)));
        if (error) reject(error);
        else resolve(toSqlResult(result));
      });
    });
  });
}

function borrowed(connection: Mysql2PoolConnection): PooledConnection {
  return { ...mysql2Connection(connection), release: (broken) => giveBack(connection, broken) };
}

function giveBack(connection: Mysql2PoolConnection, broken: boolean): void {
  if (broken) connection.destroy();
  else connection.release();
}
