import { mysql } from "../../../emitters/sql/dialects/mysql.ts";
import { mysqlErrorFacts } from "../mysql-error-facts.ts";
import { prepareReturning } from "../returning/prepare-returning.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { beginMysql } from "../transaction-statements.ts";
import { mysqlCapabilities } from "./mysql-capabilities.ts";
import { mysqlInspection } from "./mysql-inspection.ts";
import { MYSQL_CHARACTERS_MAX } from "./mysql-packet.ts";

export const mysqlEngine: SqlEngine = Object.freeze({
  dialect: mysql,
  capabilities: mysqlCapabilities,
  begin: beginMysql,
  errorFacts: mysqlErrorFacts,
  inspection: mysqlInspection,
  prepareReturning,
  charactersMax: MYSQL_CHARACTERS_MAX,
  namedStatements: false,
});
