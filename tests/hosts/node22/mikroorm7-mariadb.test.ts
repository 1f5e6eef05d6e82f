import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { mikroorm7MariadbTarget } from "./targets.ts";

if (await isReachable(mariadb)) conformance(mikroorm7MariadbTarget());
else console.log("skipped: no MariaDB");
