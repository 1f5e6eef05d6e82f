import { compiledD1Target } from "../support/targets/compiled.ts";
import { conformance } from "./backend-suite.ts";

conformance(compiledD1Target(), {
  transactions: "none",
  savepoints: false,
  tables: false,
  nestedLevels: 4,
  foreignKeys: true,
});
