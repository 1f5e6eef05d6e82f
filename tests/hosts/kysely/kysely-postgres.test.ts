import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { kyselyPostgresTarget } from "./targets.ts";
import { kyselyVersions } from "./versions.ts";

if (await isReachable(postgres)) {
  for (const kysely of kyselyVersions) conformance(kyselyPostgresTarget(kysely));
} else console.log("skipped: no PostgreSQL");
