import { isReachable } from "../servers/is-reachable.ts";
import { mariadb } from "../servers/server.ts";
import {
  mariadbConnectionTarget,
  mariadbPromiseConnectionTarget,
  mariadbPromisePoolTarget,
  mariadbTarget,
} from "../support/targets/mysql-family.ts";
import { conformance } from "./backend-suite.ts";

const claims = { transactions: "interactive", savepoints: true, foreignKeys: true, nestedLevels: 0 } as const;

if (await isReachable(mariadb)) {
  conformance(mariadbTarget(), claims);
  conformance(mariadbPromisePoolTarget(), claims);
  conformance(mariadbConnectionTarget(), claims);
  conformance(mariadbPromiseConnectionTarget(), claims);
} else console.log("skipped: no MariaDB");
