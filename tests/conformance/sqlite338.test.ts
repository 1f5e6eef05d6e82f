import { sqlite338Target } from "../support/targets/sql-js.ts";
import { conformance } from "./backend-suite.ts";

conformance(sqlite338Target(), { nestedLevels: 4, groupedRows: false, transactions: "interactive" });
