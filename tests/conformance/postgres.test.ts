import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { postgresClientTarget } from "../support/targets/postgres-client.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(postgres)) {
  conformance(postgresTarget());
  conformance(postgresClientTarget());
} else console.log("skipped: no PostgreSQL");
