import type { Capabilities } from "../../../ir/capabilities.ts";

/** What records on Redis promise, whichever client reaches them. */
export const REDIS_CAPABILITIES: Capabilities = Object.freeze({
  pushedQueries: false,
  nestedLevels: 0,
  groupedRows: false,
  flatJoins: null,
  rowNumbers: false,
  returning: Object.freeze(["insert", "update", "upsert", "delete"] as const),
  upsertByKey: true,
  memberCount: true,
  indexLookups: true,
  combinedIndexes: true,
  orderedIndexes: true,
  indexPages: false,
  throughLookups: true,
  atomicWrites: true,
  transactions: "optimistic",
  savepoints: true,
  isolationLevels: Object.freeze(["serializable"] as const),
  foreignKeys: false,
  uniqueness: "always",
  textEquality: "codePoint",
  decimalArithmetic: true,
  cancellation: false,
  tables: false,
});
