import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { pgClientBackend } from "./pg-client-backend.ts";
import { type PgClient, pgConnection } from "./pg-connection.ts";

/** A connected client, or one that a pool lent to the application. */
export function createDriver(client: unknown, options: BackendOptions = {}): Driver {
  const pg = requireShape<PgClient>(client, pgClientBackend);
  return createSqlDriver(
    {
      kind: "pg",
      remote: true,
      handle: pg,
      access: { kind: "connection", connection: pgConnection(pg) },
      errorFacts: postgresErrorFacts,
    },
    postgresEngine,
    options,
  );
}
