import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { mikroormMariadbTarget, mikroormMysqlTarget } from "./targets.ts";

if (await isReachable(mariadb)) {
  conformance(mikroormMariadbTarget());
  conformance(mikroormMysqlTarget());
} else console.log("skipped: no MariaDB");
