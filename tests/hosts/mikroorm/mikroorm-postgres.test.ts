import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { mikroormPostgresTarget } from "./targets.ts";

if (await isReachable(postgres)) conformance(mikroormPostgresTarget());
else console.log("skipped: no PostgreSQL");
