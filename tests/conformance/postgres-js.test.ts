import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { postgresJsTarget } from "../support/targets/postgres-js.ts";
import { conformance } from "./backend-suite.ts";

if (await isReachable(postgres))
  conformance(postgresJsTarget(), { transactions: "interactive", savepoints: true });
else console.log("skipped: no PostgreSQL");
