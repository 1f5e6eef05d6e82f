import { isReachable } from "../servers/is-reachable.ts";
import { mariadb, postgres } from "../servers/server.ts";
import { mariadbPromisePoolTarget, mariadbTarget } from "../support/targets/mysql-family.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { postgresJsTarget } from "../support/targets/postgres-js.ts";
import { usedUpPool } from "../support/used-up-pool.ts";

const SIZE = 5;

if (await isReachable(postgres)) {
  for (const open of [postgresTarget, postgresJsTarget]) usedUpPool(open(), SIZE, "INVALID_QUERY");
}
if (await isReachable(mariadb)) {
  for (const open of [mariadbTarget, mariadbPromisePoolTarget]) usedUpPool(open(), SIZE, "INVALID_QUERY");
}
