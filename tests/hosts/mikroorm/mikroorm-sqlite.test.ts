import { conformance } from "../../conformance/backend-suite.ts";
import { mikroormBetterSqliteTarget, mikroormLibsqlTarget } from "./targets.ts";

conformance(mikroormLibsqlTarget());
conformance(mikroormBetterSqliteTarget());
