import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { typeormMariadbTarget } from "./targets.ts";
import { typeormVersions } from "./versions.ts";

if (await isReachable(mariadb)) {
  for (const typeorm of typeormVersions) conformance(typeormMariadbTarget(typeorm));
} else console.log("skipped: no MariaDB");
