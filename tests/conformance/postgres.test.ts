import { isReachable } from "../servers/is-reachable.ts";
import { postgres } from "../servers/server.ts";
import { postgresTarget } from "../support/targets/postgres.ts";
import { postgresClientTarget, postgresPoolClientTarget } from "../support/targets/postgres-client.ts";
import { conformance } from "./backend-suite.ts";

const claims = {
  transactions: "interactive",
  savepoints: true,
  foreignKeys: true,
  nestedLevels: 60,
} as const;

if (await isReachable(postgres)) {
  conformance(postgresTarget(), claims);
  conformance(postgresClientTarget(), claims);
  conformance(postgresPoolClientTarget(), claims);
} else console.log("skipped: no PostgreSQL");
