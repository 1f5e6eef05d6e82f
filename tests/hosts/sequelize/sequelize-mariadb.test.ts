import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { sequelizeMariadbTarget } from "./targets.ts";

if (await isReachable(mariadb)) conformance(sequelizeMariadbTarget());
else console.log("skipped: no MariaDB");
