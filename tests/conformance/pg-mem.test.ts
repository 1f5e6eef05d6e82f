import { pgMemTarget } from "../support/targets/pg-mem.ts";
import { conformance } from "./backend-suite.ts";

conformance(pgMemTarget(), { transactions: "none", nestedLevels: 0, tables: true, foreignKeys: false });
