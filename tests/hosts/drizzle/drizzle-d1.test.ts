import { conformance } from "../../conformance/backend-suite.ts";
import { drizzleD1Target } from "./targets.ts";

conformance(drizzleD1Target());
