import { conformance } from "../../conformance/backend-suite.ts";
import { kyselyBetterSqlite3Target } from "./targets.ts";

conformance(kyselyBetterSqlite3Target());
