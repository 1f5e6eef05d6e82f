import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(postgres)) conformance(postgresTarget());
else console.log("skipped: no PostgreSQL");
