import { conformance } from "../../conformance/backend-suite.ts";
import { kyselyBetterSqlite3Target } from "./targets.ts";
import { kyselyVersions } from "./versions.ts";

for (const kysely of kyselyVersions) conformance(kyselyBetterSqlite3Target(kysely));
