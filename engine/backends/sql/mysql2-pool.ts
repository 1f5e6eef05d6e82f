import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../../ir/orm-error.ts";
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
  /** The server's number of the connection. */
  readonly threadId?: unknown;
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
    cancels: true,
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
          else resolve(borrowed(pool, connection));
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

/**
 * A cancelled connection is destroyed first: that makes room in a pool whose connections all wait for the
 * same lock. It answers nothing any more, so its statement is given up here.
 */
function borrowed(pool: Mysql2Pool, connection: Mysql2PoolConnection): PooledConnection {
  const lent = mysql2Connection(connection);
  let isCancelled = false;
  let giveUp: (reason: unknown) => void = () => undefined;
  return {
    ...lent,
    run: (request, values) =>
      new Promise((resolve, reject) => {
        giveUp = reject;
        sendMysql(connection, request, values, (error, result) => {
          if (error) reject(error);
          else resolve(toSqlResult(result));
        });
      }),
    cancel: async () => {
      isCancelled = true;
      connection.destroy();
      giveUp(new OrmError("CONNECTION_LOST", "the connection was ended with its statement"));
      await killThread(pool, connection.threadId);
    },
    release: (broken) => giveBack(connection, broken || isCancelled),
  };
}

/** Has the server end the connection's statement and roll its transaction back. Resolves in any case. */
function killThread(pool: Mysql2Pool, threadId: unknown): Promise<void> {
  if (typeof threadId !== "number") return Promise.resolve();
  return new Promise((resolve) => {
    pool.getConnection((_, connection) => {
      if (connection === undefined) return resolve();
      sendMysql(connection, { text: `kill ${threadId}`, name: null, answer: "count" }, [], () => {
        connection.release();
        resolve();
      });
    });
  });
}

function giveBack(connection: Mysql2PoolConnection, broken: boolean): void {
  if (broken) connection.destroy();
  else connection.release();
}
