import type { Model, UniqueKey } from "../../ir/catalog.ts";
import { indexLookup } from "../../ir/physical/index-lookup.ts";
import { type KeyPart, keyLookup } from "../../ir/physical/key-lookup.ts";
import { memberScan } from "../../ir/physical/member-scan.ts";
import type { StoreRead } from "../../ir/physical/physical-plan.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { chooseIndexes } from "./choose-indexes.ts";
import { cover, type Fixed, fixedParts, partsOf, without } from "./fixed-parts.ts";
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
  const expiry = planner.expiryOf(model);
  const fixed = fixedParts(items);
  for (const key of model.uniqueKeys) {
    const parts = cover(key.fields, fixed);
    if (parts !== null) {
      const read = keyLookup(model.name, key.name, partsOf(parts), columns, expiry);
      return { read, residual: rest(items, parts) };
    }
  }
  const equal = chooseIndexes(planner, model, items);
  const range = planner.capabilities.orderedIndexes ? chooseRange(planner.catalog, model, items) : null;
  if (range !== null && range.conjuncts.length > (equal?.conjuncts.length ?? 0)) {
    return { read: rangeLookupOf(model, range, null, expiry), residual: without(items, range.conjuncts) };
  }
  if (equal !== null) {
    return {
      read: indexLookup(model.name, equal.ways, columns, null, expiry),
      residual: without(items, equal.conjuncts),
    };
  }
  return { read: memberScan(model.name, columns, expiry), residual: predicate };
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

function rest(items: readonly Predicate[], used: readonly Fixed[]): Predicate | null {
  return without(
    items,
    used.map((entry) => entry.conjunct),
  );
}
