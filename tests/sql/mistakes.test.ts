import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, postgres } from "../servers/server.ts";
import { CONDITION, sameMistakes } from "../support/mistakes.ts";
import { betterSqlite3Target } from "../support/targets/better-sqlite3.ts";
import { d1Target } from "../support/targets/d1.ts";
import { libsqlTarget } from "../support/targets/libsql.ts";
import { mariadbConnectionTarget, mariadbTarget } from "../support/targets/mysql-family.ts";
import { pgMemTarget } from "../support/targets/pg-mem.ts";
import { pgliteTarget } from "../support/targets/pglite.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { postgresClientTarget } from "../support/targets/postgres-client.ts";
import { postgresJsTarget } from "../support/targets/postgres-js.ts";
import { sqlite338Target, sqlJsTarget } from "../support/targets/sql-js.ts";

for (const open of [
  sqlJsTarget,
  sqlite338Target,
  betterSqlite3Target,
  libsqlTarget,
  d1Target,
  pgliteTarget,
]) {
  sameMistakes(open());
}
sameMistakes(pgMemTarget(), [CONDITION]);
if (await isReachable(postgres)) {
  for (const open of [postgresTarget, postgresClientTarget, postgresJsTarget]) sameMistakes(open());
}
if (await isReachable(mariadb)) {
  for (const open of [mariadbTarget, mariadbConnectionTarget]) sameMistakes(open());
}
