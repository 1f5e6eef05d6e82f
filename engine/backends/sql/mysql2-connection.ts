import type { Driver } from "../../driver.ts";
import { mysqlErrorFacts } from "../../sql/mysql-error-facts.ts";
import type { SqlClient } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isObject } from "../match.ts";
import { requireShape } from "../require-shape.ts";
import { mysql2ConnectionBackend } from "./mysql2-connection-backend.ts";
import { type Mysql2Connection, mysql2Connection, mysqlEngineBehind } from "./mysql2-core.ts";

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
    access: { kind: "connection", connection: mysql2Connection(connection) },
    errorFacts: mysqlErrorFacts,
  };
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
