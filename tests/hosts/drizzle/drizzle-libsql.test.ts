import { conformance } from "../../conformance/backend-suite.ts";
import { drizzleLibsqlTarget } from "./targets.ts";

conformance(drizzleLibsqlTarget());
