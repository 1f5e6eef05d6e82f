import { d1 } from "../../../emitters/sql/dialects/d1.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { sqliteEngine } from "./sqlite.ts";

/** Statements cannot share an open transaction, but one request runs many of them all or none. */
export const d1Engine: SqlEngine = Object.freeze({
  ...sqliteEngine,
  dialect: d1,
  capabilities: Object.freeze({
    ...sqliteEngine.capabilities,
    // Expressions are at most 100 deep, and each level counts again what is below it.
    nestedLevels: 4,
    flatJoins: Object.freeze({ tables: 60, columns: 100 }),
    transactions: "deferredAtomic",
    isolationLevels: Object.freeze([]),
  }),
  // A value has at most 2 MB, and a character may take four bytes.
  charactersMax: 500_000,
});
