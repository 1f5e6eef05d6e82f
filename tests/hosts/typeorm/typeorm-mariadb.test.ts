import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { typeormMariadbTarget } from "./targets.ts";

if (await isReachable(mariadb)) conformance(typeormMariadbTarget());
else console.log("skipped: no MariaDB");
