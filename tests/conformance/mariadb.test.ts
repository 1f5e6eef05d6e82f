import { isReachable } from "../servers/is-reachable.ts";
import { mariadb } from "../servers/server.ts";
import { mariadbTarget } from "../support/targets/mariadb.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(mariadb)) conformance(mariadbTarget());
else console.log("skipped: no MariaDB");
