import type { Driver } from "../../driver.ts";
import { postgresEngine } from "../../sql/engines/postgres.ts";
import { errorText } from "../../sql/error-property.ts";
import { insideForeignTransaction } from "../../sql/foreign-transaction.ts";
import { ALREADY_BEGUN, postgresErrorFacts } from "../../sql/postgres-error-facts.ts";
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

/**
 * The server warns where a transaction is under way: older versions of the client say nothing else. Once a
 * transaction could not be ended the client's word does not count: on a lost connection it is that of before.
 */
function pgClientConnection(pg: PgClientWithStatus): SqlConnection {
  const bare = pgConnection(pg);
  let hasFailed = false;
  const command = async (text: string) => {
    try {
      return await bare.command(text);
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  const connection: SqlConnection = { ...bare, command };
  const control = controlByStatements(connection, postgresEngine.begin);
  return {
    ...connection,
    control: {
      ...control,
      begin: async (level) => {
        if (!hasFailed && IN_TRANSACTION.includes(pg.getTransactionStatus?.()))
          throw insideForeignTransaction();
        let isInside = false;
        const listen = (notice: unknown) => {
          isInside ||= errorText(notice, "code") === ALREADY_BEGUN;
        };
        pg.on("notice", listen);
        try {
          await control.begin(level);
        } finally {
          pg.removeListener("notice", listen);
        }
        if (isInside) throw insideForeignTransaction();
      },
    },
  };
}
