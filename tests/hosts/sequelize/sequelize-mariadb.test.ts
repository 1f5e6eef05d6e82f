import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { sequelizeMariadbClientTarget, sequelizeMariadbTarget } from "./targets.ts";

if (await isReachable(mariadb)) {
  conformance(sequelizeMariadbTarget());
  conformance(sequelizeMariadbClientTarget());
} else console.log("skipped: no MariaDB");
