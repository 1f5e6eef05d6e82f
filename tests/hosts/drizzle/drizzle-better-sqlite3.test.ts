import { conformance } from "../../conformance/backend-suite.ts";
import { drizzleBetterSqlite3Target } from "./targets.ts";

conformance(drizzleBetterSqlite3Target());
