import { sqlJsTarget } from "../support/targets/sql-js.ts";
import { conformance } from "./backend-suite.ts";

conformance(sqlJsTarget(), {
  transactions: "interactive",
  nestedLevels: 60,
  foreignKeys: true,
  decimalArithmetic: false,
});
