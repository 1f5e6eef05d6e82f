import type { SqlEngine } from "../sql-engine.ts";
import { sqliteEngine } from "./sqlite.ts";

/** SQLite 3.45, before its parser could grow its stack. */
export const libsqlEngine: SqlEngine = Object.freeze({
  ...sqliteEngine,
  capabilities: Object.freeze({
    ...sqliteEngine.capabilities,
    // A stack of 100 symbols holds five levels with hardly a condition in the last.
    nestedLevels: 4,
  }),
});
