import { conformance } from "../../conformance/backend-suite.ts";
import { typeormBetterSqlite3Target, typeormSqlJsTarget } from "./targets.ts";

conformance(typeormBetterSqlite3Target());
conformance(typeormSqlJsTarget());
