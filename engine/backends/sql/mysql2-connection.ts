import type { Driver } from "../../driver.ts";
import { insideForeignTransaction } from "../../sql/foreign-transaction.ts";
import { mysqlErrorFacts } from "../../sql/mysql-error-facts.ts";
import type { SqlClient, SqlConnection } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { beginMysql } from "../../sql/transaction-statements.ts";
import { isObject } from "../match.ts";
import { requireShape } from "../require-shape.ts";
import { mysql2ConnectionBackend } from "./mysql2-connection-backend.ts";
import { commandStatus, type Mysql2Connection, mysql2Connection, mysqlEngineBehind } from "./mysql2-core.ts";

export async function createDriver(client: unknown): Promise<Driver> {
  const page = mysql2ConnectionClient(client);
  return createSqlDriver(page, await mysqlEngineBehind(page));
}

export function mysql2ConnectionClient(client: unknown): SqlClient {
  const connection = coreConnection(client);
  return {
    kind: "mysql2",
    remote: true,
    handle: connection,
    given: client,
    access: { kind: "connection", connection: sharedConnection(connection) },
    errorFacts: mysqlErrorFacts,
    begin: (level) => [STATUS, ...beginMysql(level)],
  };
}

/** Does nothing; its answer tells how the connection stands. */
const STATUS = "do 0";
const IN_TRANSACTION = 1;

/** `start transaction` would commit a transaction that the application began, and say nothing. */
function sharedConnection(core: Mysql2Connection): SqlConnection {
  const connection = mysql2Connection(core);
  const command = async (text: string) => {
    const status = await commandStatus(core, text);
    if (text === STATUS && (status & IN_TRANSACTION) !== 0) throw insideForeignTransaction();
    return null;
  };
  return { ...connection, command };
}

/** The connection with callbacks inside the one with promises. */
function coreConnection(client: unknown): Mysql2Connection {
  const given = requireShape<Mysql2Connection & { readonly connection?: unknown }>(
    client,
    mysql2ConnectionBackend,
  );
  return isObject(given.connection)
    ? requireShape<Mysql2Connection>(given.connection, mysql2ConnectionBackend)
    : given;
}
