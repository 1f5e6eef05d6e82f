import type { Model, UniqueKey } from "../../ir/catalog.ts";
import { indexLookup } from "../../ir/physical/index-lookup.ts";
import { type KeyPart, keyLookup } from "../../ir/physical/key-lookup.ts";
import { memberScan } from "../../ir/physical/member-scan.ts";
import type { StoreRead } from "../../ir/physical/physical-plan.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { conjuncts } from "./nest-to-batch-fetch.ts";
import { allCells, type Planner } from "./planner.ts";

/** Where the records of a filter are read from, and what of the filter is left to test on them. */
export interface KeyAccess {
  readonly read: StoreRead;
  readonly residual: Predicate | null;
}

/** A conjunct that fixes a field to one cell, or to one of a list. */
interface Fixed {
  readonly part: KeyPart;
  readonly conjunct: Predicate;
}

/**
 * The narrowest access that the conjuncts of a filter allow: a unique key, else the index with the most
 * fields, else the whole model. The conjuncts that the access answers exactly are not tested again.
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
  if (planner.capabilities.indexLookups) {
    const indexes = [...storedIndexes(planner.catalog, model.name)].sort(
      (a, b) => b.fields.length - a.fields.length,
    );
    for (const index of indexes) {
      const parts = cover(index.fields, fixed);
      if (parts !== null) {
        return {
          read: indexLookup(model.name, index.name, partsOf(parts), columns),
          residual: rest(items, parts),
        };
      }
    }
  }
  return { read: memberScan(model.name, columns), residual: predicate };
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

function fixedParts(items: readonly Predicate[]): readonly Fixed[] {
  return items.flatMap((conjunct): readonly Fixed[] => {
    if (conjunct.kind === "compare" && conjunct.op === "eq") {
      return [{ part: { field: conjunct.field, slot: conjunct.slot, list: false }, conjunct }];
    }
    if (conjunct.kind === "inList" && !conjunct.negated) {
      return [{ part: { field: conjunct.field, slot: conjunct.slot, list: true }, conjunct }];
    }
    return [];
  });
}

/** One conjunct for each field, single cells preferred; null where a field is free or two would be lists. */
function cover(fields: readonly string[], fixed: readonly Fixed[]): readonly Fixed[] | null {
  const chosen: Fixed[] = [];
  for (const field of fields) {
    const candidates = fixed.filter((entry) => entry.part.field === field);
    const best = candidates.find((entry) => !entry.part.list) ?? candidates[0];
    if (best === undefined) return null;
    chosen.push(best);
  }
  return chosen.filter((entry) => entry.part.list).length > 1 ? null : chosen;
}

function partsOf(fixed: readonly Fixed[]): readonly KeyPart[] {
  return fixed.map((entry) => entry.part);
}

function rest(items: readonly Predicate[], used: readonly Fixed[]): Predicate | null {
  const left = items.filter((item) => !used.some((entry) => entry.conjunct === item));
  const [only] = left;
  if (only === undefined) return null;
  return left.length === 1 ? only : and(left);
}
