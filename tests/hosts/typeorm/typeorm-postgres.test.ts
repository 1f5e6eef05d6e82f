import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { typeormPostgresTarget } from "./targets.ts";
import { typeormVersions } from "./versions.ts";

if (await isReachable(postgres)) {
  for (const typeorm of typeormVersions) conformance(typeormPostgresTarget(typeorm));
} else console.log("skipped: no PostgreSQL");
