import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { drizzleMariadbTarget } from "./targets.ts";

if (await isReachable(mariadb)) conformance(drizzleMariadbTarget());
else console.log("skipped: no MariaDB");
