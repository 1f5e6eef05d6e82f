import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { mikroorm7PostgresTarget } from "./targets.ts";

if (await isReachable(postgres)) conformance(mikroorm7PostgresTarget());
else console.log("skipped: no PostgreSQL");
