import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { mysqlInText } from "../../../emitters/sql/dialects/mysql-in-text.ts";
import { postgresInText } from "../../../emitters/sql/dialects/postgres-in-text.ts";
import { aliased } from "../aliased-inspection.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { engines } from "./index.ts";

/**
 * The engines behind a host ORM, which returns records, in which columns of equal names become one, has the
 * application's type parsers read them, and takes no names of prepared statements.
 */
export const hostEngines: Readonly<Record<DialectName, SqlEngine>> = Object.freeze({
  ...engines,
  postgres: Object.freeze({
    ...engines.postgres,
    dialect: postgresInText,
    inspection: aliased(engines.postgres.inspection),
    namedStatements: false,
  }),
  mysql: Object.freeze({ ...engines.mysql, dialect: mysqlInText(engines.mysql.dialect) }),
  mariadb: Object.freeze({ ...engines.mariadb, dialect: mysqlInText(engines.mariadb.dialect) }),
});
