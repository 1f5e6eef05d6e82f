import { conformance } from "../../conformance/backend-suite.ts";
import { mikroormLibsqlTarget } from "./targets.ts";

conformance(mikroormLibsqlTarget());
