import { pgliteTarget } from "../support/targets/pglite.ts";
import { conformance } from "./backend-suite.ts";

conformance(pgliteTarget(), {
  transactions: "interactive",
  savepoints: true,
  nestedLevels: 60,
  decimalArithmetic: true,
});
