import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { mariadbEngine } from "./mariadb.ts";
import { mysqlEngine } from "./mysql.ts";
import { postgresEngine } from "./postgres.ts";
import { sqliteEngine } from "./sqlite.ts";

/** By dialect, one line each. */
export const engines: Readonly<Record<DialectName, SqlEngine>> = Object.freeze({
  postgres: postgresEngine,
  sqlite: sqliteEngine,
  mysql: mysqlEngine,
  mariadb: mariadbEngine,
});
