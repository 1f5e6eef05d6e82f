import { conformance } from "../../conformance/backend-suite.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { sequelizePostgresTarget } from "./targets.ts";

if (await isReachable(postgres)) conformance(sequelizePostgresTarget());
else console.log("skipped: no PostgreSQL");
