import { betterSqlite3Target } from "../support/targets/better-sqlite3.ts";
import { conformance } from "./backend-suite.ts";

conformance(betterSqlite3Target(), { transactions: "interactive", savepoints: true, foreignKeys: true });
