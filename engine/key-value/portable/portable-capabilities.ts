import type { Capabilities } from "../../../ir/capabilities.ts";

/**
 * What records promise on a store without atomic actions. `isOwn`: no other process can write the store, so
 * that taking turns within this one is all there is to be done. `isStale`: what was written may not be there
 * when it is read, so that turns do not help either.
 */
export function portableCapabilities(isOwn: boolean, isStale: boolean): Capabilities {
  return Object.freeze({
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
    orderedIndexes: false,
    indexPages: true,
    throughLookups: true,
    atomicWrites: isOwn,
    transactions: "deferred",
    savepoints: true,
    isolationLevels: Object.freeze([]),
    foreignKeys: false,
    uniqueness: isStale ? "bestEffort" : isOwn ? "always" : "process",
    textEquality: "codePoint",
    decimalArithmetic: true,
    cancellation: false,
    tables: false,
  });
}
