import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { kyselyMariadbTarget } from "./targets.ts";
import { kyselyVersions } from "./versions.ts";

if (await isReachable(mariadb)) {
  for (const kysely of kyselyVersions) conformance(kyselyMariadbTarget(kysely));
} else console.log("skipped: no MariaDB");
