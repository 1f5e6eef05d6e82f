import type { Model, UniqueKey } from "../../ir/catalog.ts";
import { indexLookup } from "../../ir/physical/index-lookup.ts";
import { type KeyPart, keyLookup } from "../../ir/physical/key-lookup.ts";
import { memberScan } from "../../ir/physical/member-scan.ts";
import type { StoreRead } from "../../ir/physical/physical-plan.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { cover, type Fixed, fixedParts } from "./fixed-parts.ts";
import { conjuncts } from "./nest-to-batch-fetch.ts";
import { allCells, type Planner } from "./planner.ts";
import { chooseRange, rangeLookupOf } from "./range-access.ts";

/** Where the records of a filter are read from, and what of the filter is left to test on them. */
export interface KeyAccess {
  readonly read: StoreRead;
  readonly residual: Predicate | null;
}

/**
 * The narrowest access that the conjuncts of a filter allow: a unique key, else the index that answers the most
 * of them, by equality or by a range of its order, else the whole model. The conjuncts that the access answers exactly are not tested again.
 */
export function chooseKeyAccess(planner: Planner, model: Model, predicate: Predicate | null): KeyAccess {
  const items = predicate === null ? [] : conjuncts(predicate);
  const columns = allCells(model);
  const fixed = fixedParts(items);
  for (const key of model.uniqueKeys) {
    const parts = cover(key.fields, fixed);
    if (parts !== null) {
      return { read: keyLookup(model.name, key.name, partsOf(parts), columns), residual: rest(items, parts) };
    }
  }
  const equal = planner.capabilities.indexLookups ? coveredIndex(planner, model, fixed) : null;
  const range = planner.capabilities.orderedIndexes ? chooseRange(planner.catalog, model, items) : null;
  if (range !== null && range.conjuncts.length > (equal?.parts.length ?? 0)) {
    return { read: rangeLookupOf(model, range, null), residual: without(items, range.conjuncts) };
  }
  if (equal !== null) {
    const { index, parts } = equal;
    return {
      read: indexLookup(model.name, index.name, partsOf(parts), columns),
      residual: rest(items, parts),
    };
  }
  return { read: memberScan(model.name, columns), residual: predicate };
}

/** The index with the most fields whose fields are all fixed. */
function coveredIndex(planner: Planner, model: Model, fixed: readonly Fixed[]) {
  const indexes = [...storedIndexes(planner.catalog, model.name)].sort(
    (a, b) => b.fields.length - a.fields.length,
  );
  for (const index of indexes) {
    const parts = cover(index.fields, fixed);
    if (parts !== null) return { index, parts };
  }
  return null;
}

/** The unique key that the conjuncts fix to single cells, and what else they ask. */
export function chooseKeyTarget(
  model: Model,
  predicate: Predicate,
): { readonly key: UniqueKey; readonly parts: readonly KeyPart[]; readonly guard: Predicate | null } | null {
  const items = conjuncts(predicate);
  const fixed = fixedParts(items).filter((entry) => !entry.part.list);
  for (const key of model.uniqueKeys) {
    const parts = cover(key.fields, fixed);
    if (parts !== null) return { key, parts: partsOf(parts), guard: rest(items, parts) };
  }
  return null;
}

function partsOf(fixed: readonly Fixed[]): readonly KeyPart[] {
  return fixed.map((entry) => entry.part);
}

function rest(items: readonly Predicate[], used: readonly Fixed[]): Predicate | null {
  return without(
    items,
    used.map((entry) => entry.conjunct),
  );
}

function without(items: readonly Predicate[], used: readonly Predicate[]): Predicate | null {
  const left = items.filter((item) => !used.includes(item));
  const [only] = left;
  if (only === undefined) return null;
  return left.length === 1 ? only : and(left);
}
