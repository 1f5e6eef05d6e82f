import type { Capabilities } from "../../../ir/capabilities.ts";

/** What a SQL database does, where it does all that is asked of one. */
export const sqlCapabilities: Capabilities = Object.freeze({
  pushedQueries: true,
  nestedLevels: 60,
  groupedRows: true,
  // PostgreSQL returns 1,664 columns, SQLite joins 64 tables and MySQL 61.
  flatJoins: Object.freeze({ tables: 60, columns: 1_600 }),
  rowNumbers: true,
  returning: Object.freeze(["insert", "update", "upsert", "delete"] as const),
  upsertByKey: true,
  memberCount: false,
  indexLookups: false,
  combinedIndexes: false,
  orderedIndexes: false,
  indexPages: false,
  throughLookups: false,
  atomicWrites: true,
  transactions: "interactive",
  savepoints: true,
  isolationLevels: Object.freeze([]),
  foreignKeys: true,
  uniqueness: "always",
  textEquality: "codePoint",
  decimalArithmetic: true,
  cancellation: false,
  tables: true,
});
