import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { PooledConnection, SqlPool, SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isConnectionLost } from "../../sql/sql-error-facts.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { requireShape } from "../require-shape.ts";
import { type PgClient, type PgDriverOptions, pgConnection, sendPg, toSqlResult } from "./pg-connection.ts";
import { pgPoolBackend } from "./pg-pool-backend.ts";

export interface PgPool {
  readonly options?: { readonly max?: unknown };
  connect(
    callback: (error: unknown, client: PgClient | undefined, release: (broken?: boolean) => void) => void,
  ): void;
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
          else resolve(borrowed(client, release));
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

function borrowed(client: PgClient, release: (broken?: boolean) => void): PooledConnection {
  client.on("error", ignore);
  return {
    ...pgConnection(client),
    release: (broken) => {
      client.removeListener("error", ignore);
      release(broken);
    },
  };
}

/** A connection that breaks while it is lent says so to the statement under way; unheard, it would end the program. */
function ignore(): void {}
