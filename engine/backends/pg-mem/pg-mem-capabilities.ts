import type { Capabilities } from "../../../ir/capabilities.ts";

/**
 * Records found by equality, the rest done here. It has no correlated sub-query, no functions on text, orders
 * text by UTF-16, and computes decimals as doubles: what it would answer to a filter is not what was asked.
 * Transactions are none, as it does nothing on `rollback`; what is sent as one text happens as a whole, and the
 * calls of all orms over clients of one `createPg()` take turns, so that a write finds what it has read.
 */
export const pgMemCapabilities: Capabilities = Object.freeze({
  pushedQueries: false,
  nestedLevels: 0,
  groupedRows: false,
  flatJoins: null,
  rowNumbers: false,
  returning: Object.freeze(["insert", "delete"] as const),
  upsertByKey: true,
  memberCount: true,
  indexLookups: true,
  combinedIndexes: false,
  orderedIndexes: false,
  indexPages: false,
  throughLookups: false,
  atomicWrites: true,
  transactions: "none",
  savepoints: false,
  isolationLevels: Object.freeze([]),
  foreignKeys: false,
  uniqueness: "always",
  textEquality: "codePoint",
  decimalArithmetic: true,
  cancellation: false,
  tables: true,
});
