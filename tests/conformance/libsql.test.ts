import { libsqlTarget } from "../support/targets/libsql.ts";
import { conformance } from "./backend-suite.ts";

conformance(libsqlTarget(), { transactions: "interactive", savepoints: true, foreignKeys: true });
