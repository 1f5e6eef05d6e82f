import { mariadb } from "../../../emitters/sql/dialects/mariadb.ts";
import { mysqlErrorFacts } from "../mysql-error-facts.ts";
import { prepareReturning } from "../returning/prepare-returning.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { beginMysql } from "../transaction-statements.ts";
import { mysqlCapabilities } from "./mysql-capabilities.ts";
import { mysqlInspection } from "./mysql-inspection.ts";
import { MYSQL_CHARACTERS_MAX } from "./mysql-packet.ts";

/** Cuts aggregated JSON at a length without an error, so that rows are never nested in it. */
export const mariadbEngine: SqlEngine = Object.freeze({
  dialect: mariadb,
  capabilities: Object.freeze({
    ...mysqlCapabilities,
    nestedLevels: 0,
    groupedRows: false,
    returning: Object.freeze(["insert", "upsert"] as const),
  }),
  begin: beginMysql,
  errorFacts: mysqlErrorFacts,
  inspection: mysqlInspection,
  prepareReturning,
  charactersMax: MYSQL_CHARACTERS_MAX,
  namedStatements: false,
});
