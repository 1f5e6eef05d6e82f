import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { PooledConnection, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isConnectionLost } from "../../sql/sql-error-facts.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { requireShape } from "../require-shape.ts";
import { cancelBackend, type PgCanceller } from "./pg-cancel.ts";
import { type PgClient, type PgDriverOptions, pgConnection, sendPg, toSqlResult } from "./pg-connection.ts";
import { pgPoolBackend } from "./pg-pool-backend.ts";

export interface PgPool {
  readonly options?: { readonly max?: unknown };
  /** The class of its connections. */
  readonly Client?: new (
    options: unknown,
  ) => PgCanceller;
  connect(
    callback: (error: unknown, client: PgPoolClient | undefined, release: (broken?: boolean) => void) => void,
  ): void;
}

interface PgPoolClient extends PgClient {
  readonly processID?: unknown;
}

export function createDriver(client: unknown, options: PgDriverOptions = {}): Driver {
  const page = pgPoolPage(client);
  return createSqlDriver(page.client, page.engine, options);
}

export function pgPoolPage(client: unknown): SqlPage {
  const pool = requireShape<PgPool>(client, pgPoolBackend);
  return {
    client: {
      kind: "pg",
      remote: true,
      cancels: true,
      handle: pool,
      access: { kind: "pool", pool: sqlPool(pool) },
      errorFacts: postgresErrorFacts,
    },
    engine: postgresEngine,
  };
}

function sqlPool(pool: PgPool): SqlPool {
  const max = pool.options?.max;
  return {
    connectionsMax: typeof max === "number" ? max : Number.POSITIVE_INFINITY,
    run: (request, values) =>
      new Promise((resolve, reject) => runOnAny(pool, request, values, resolve, reject)),
    acquire: () =>
      new Promise((resolve, reject) => {
        pool.connect((error, client, release) => {
          if (client === undefined) reject(error);
          else resolve(borrowed(pool, client, release));
        });
      }),
  };
}

/** As `pool.query`, which however throws the connection away after every error of a statement. */
function runOnAny(
  pool: PgPool,
  request: SqlRequest,
  values: readonly SqlValue[],
  resolve: (result: SqlResult) => void,
  reject: (error: unknown) => void,
): void {
  pool.connect((lost, client, release) => {
    if (client === undefined) return reject(lost);
    client.on("error", ignore);
    sendPg(client, request, values, (error, result) => {
      client.removeListener("error", ignore);
      release(Boolean(error) && isConnectionLost(postgresErrorFacts(error)));
      if (error) reject(error);
      else resolve(toSqlResult(result));
    });
  });
}

/** A cancellation may reach the server late, so nobody uses the connection after one. */
function borrowed(pool: PgPool, client: PgPoolClient, release: (broken?: boolean) => void): PooledConnection {
  client.on("error", ignore);
  let isCancelled = false;
  return {
    ...pgConnection(client),
    cancel: () => {
      isCancelled = true;
      return cancelBackend(pool, client.processID);
    },
    release: (broken) => {
      client.removeListener("error", ignore);
      release(broken || isCancelled);
    },
  };
}

/** A connection that breaks while it is lent says so to the statement under way; unheard, it would end the program. */
function ignore(): void {}
