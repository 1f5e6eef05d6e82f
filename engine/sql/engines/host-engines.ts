import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { aliased } from "../aliased-inspection.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { engines } from "./index.ts";

/**
 * The engines behind a host ORM, which returns records, in which columns of equal names become one, and
 * takes no names of prepared statements.
 */
export const hostEngines: Readonly<Record<DialectName, SqlEngine>> = Object.freeze({
  ...engines,
  postgres: Object.freeze({
    ...engines.postgres,
    inspection: aliased(engines.postgres.inspection),
    namedStatements: false,
  }),
});
