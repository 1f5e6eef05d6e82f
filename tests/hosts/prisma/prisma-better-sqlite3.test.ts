import { conformance } from "../../conformance/backend-suite.ts";
import { prismaBetterSqlite3Target } from "./targets.ts";

conformance(prismaBetterSqlite3Target());
