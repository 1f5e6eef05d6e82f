import { memoryTarget } from "../support/targets/memory.ts";
import { conformance } from "./backend-suite.ts";

conformance(memoryTarget());
