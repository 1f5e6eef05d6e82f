import { d1Target } from "../support/targets/d1.ts";
import { conformance } from "./backend-suite.ts";

conformance(d1Target(), {
  transactions: "deferredAtomic",
  nestedLevels: 4,
  foreignKeys: true,
  decimalArithmetic: false,
});
