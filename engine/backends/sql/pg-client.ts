import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
import type { SqlConnection } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlPage } from "../../sql/sql-page.ts";
import { controlByStatements } from "../../sql/transaction-statements.ts";
import { requireShape } from "../require-shape.ts";
import { pgClientBackend } from "./pg-client-backend.ts";
import { type PgClient, type PgDriverOptions, pgConnection } from "./pg-connection.ts";

interface PgClientWithStatus extends PgClient {
  /** In newer versions: `I` idle, `T` in a transaction, `E` in a failed one. */
  getTransactionStatus?(): unknown;
}

const IN_TRANSACTION: readonly unknown[] = ["T", "E"];

/** A connected client, or one that a pool lent to the application. */
export function createDriver(client: unknown, options: PgDriverOptions = {}): Driver {
  const page = pgClientPage(client);
  return createSqlDriver(page.client, page.engine, options);
}

export function pgClientPage(client: unknown): SqlPage {
  const pg = requireShape<PgClientWithStatus>(client, pgClientBackend);
  return {
    client: {
      kind: "pg",
      remote: true,
      handle: pg,
      access: { kind: "connection", connection: pgClientConnection(pg) },
      errorFacts: postgresErrorFacts,
    },
    engine: postgresEngine,
  };
}

/** A transaction that the application began itself would be committed by the end of one begun inside it. */
function pgClientConnection(pg: PgClientWithStatus): SqlConnection {
  const connection = pgConnection(pg);
  const control = controlByStatements(connection, postgresEngine.begin);
  return {
    ...connection,
    control: {
      ...control,
      begin: (level) => {
        if (IN_TRANSACTION.includes(pg.getTransactionStatus?.())) throw insideForeignTransaction();
        return control.begin(level);
      },
    },
  };
}

function insideForeignTransaction(): OrmError {
  return new OrmError(
    "INVALID_QUERY",
    "the client is inside a transaction that the application began; single calls run in it, transactions do not",
  );
}
