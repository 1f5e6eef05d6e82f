import { unstorageTarget } from "../support/targets/unstorage.ts";
import { conformance } from "./backend-suite.ts";

conformance(unstorageTarget());
