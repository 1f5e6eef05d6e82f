import { memoryTarget } from "../support/targets/memory.ts";
import { conformance } from "./backend-suite.ts";

conformance(memoryTarget(), {
  transactions: "optimistic",
  nestedLevels: 0,
  foreignKeys: false,
  uniqueness: "always",
});
