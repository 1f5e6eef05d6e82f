import type { Capabilities } from "../../../ir/capabilities.ts";

/**
 * What records promise on a store without atomic actions. `isOwn`: no other process can write the store, so
 * that taking turns within this one is all there is to be done.
 */
export function portableCapabilities(isOwn: boolean): Capabilities {
  return Object.freeze({
    pushedQueries: false,
    nestedLevels: 0,
    groupedRows: false,
    rowNumbers: false,
    returning: Object.freeze(["insert", "update", "upsert", "delete"] as const),
    upsertByKey: true,
    memberCount: true,
    indexLookups: true,
    combinedIndexes: true,
    orderedIndexes: false,
    throughLookups: false,
    atomicWrites: isOwn,
    transactions: "deferred",
    savepoints: true,
    isolationLevels: Object.freeze([]),
    foreignKeys: false,
    uniqueness: isOwn ? "always" : "process",
    textEquality: "codePoint",
    decimalArithmetic: true,
    cancellation: false,
    tables: false,
  });
}
