import { compiledKvTarget } from "../support/targets/compiled.ts";
import { conformance } from "./backend-suite.ts";

conformance(compiledKvTarget(), { transactions: "deferred", uniqueness: "bestEffort", indexLookups: true });
