import type { Driver } from "../../driver.ts";
import { engineOf } from "../../sql/engines/engine-of.ts";
import { mariadbEngine } from "../../sql/engines/mariadb.ts";
import { mysqlEngine } from "../../sql/engines/mysql.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isObject } from "../match.ts";
import { mysql2ConnectionClient } from "./mysql2-connection.ts";
import { mysql2PoolClient } from "./mysql2-pool.ts";
import { mysql2PoolBackend } from "./mysql2-pool-backend.ts";

export interface MysqlDriverOptions {
  /** Which of the two the server is; they share a protocol and little more. `mysql` where it is not said. */
  readonly dialect?: "mysql" | "mariadb" | undefined;
}

const ENGINES = { mysql: mysqlEngine, mariadb: mariadbEngine };

/** For a pool or connection of mysql2, with promises or callbacks. */
export function createMysqlDriver(poolOrConnection: unknown, options: MysqlDriverOptions = {}): Driver {
  const isPool = isObject(poolOrConnection) && mysql2PoolBackend.matches(poolOrConnection) === true;
  const client = isPool ? mysql2PoolClient(poolOrConnection) : mysql2ConnectionClient(poolOrConnection);
  return createSqlDriver(client, engineOf(ENGINES, options.dialect ?? "mysql"));
}
