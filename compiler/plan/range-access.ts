import type { Catalog, Index, Model } from "../../ir/catalog.ts";
import type { SortKey } from "../../ir/logical/sort.ts";
import { orderedFields, orderedIndexes } from "../../ir/ordered-indexes.ts";
import {
  type RangeBound,
  type RangeLookup,
  type RangePage,
  rangeLookup,
} from "../../ir/physical/range-lookup.ts";
import type { StoreExpiry } from "../../ir/physical/store-expiry.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type Fixed, fixedParts, without } from "./fixed-parts.ts";
import { allCells } from "./planner.ts";

/** What an ordered index answers of a filter: its first fields fixed, bounds for the next one. */
export interface Range {
  readonly index: Index;
  readonly fixed: readonly Fixed[];
  readonly bounds: readonly RangeBound[];
  readonly conjuncts: readonly Predicate[];
}

/** The ordered index that answers the most conjuncts; null where none answers any. */
export function chooseRange(catalog: Catalog, model: Model, items: readonly Predicate[]): Range | null {
  let best: Range | null = null;
  for (const range of rangesOf(catalog, model, items)) {
    if (range.conjuncts.length > (best?.conjuncts.length ?? 0)) best = range;
  }
  return best;
}

/**
 *     limit (sort (filter (a = $0 and b > $1 and p) scan))  =>  range lookup, limited     index over (a, b, …)
 *
 * Helps: only the records of the page are read, and those among them for which `p` is not true. Legal: the
 * index has the records of the rest of the filter side by side, in the order asked for, so the first ones of
 * them that meet `p` are the first ones.
 * Wrong would be to test `p` on a page of the range: it might throw out what was read, and what should have come
 * in its place was not.
 */
export function choosePage(
  catalog: Catalog,
  model: Model,
  predicate: Predicate | null,
  { by, take, skip }: Omit<RangePage, "residual">,
  expiry: StoreExpiry | null,
  mayTest: (residual: Predicate, answered: readonly Predicate[]) => boolean,
): RangeLookup | null {
  const items = predicate === null ? [] : conjuncts(predicate);
  const ranges = rangesOf(catalog, model, items).toSorted((a, b) => b.conjuncts.length - a.conjuncts.length);
  for (const range of ranges) {
    const residual = without(items, range.conjuncts);
    if (residual !== null && !mayTest(residual, range.conjuncts)) continue;
    const order = servedOrder(model, range, by);
    if (order !== null) return rangeLookupOf(model, range, { by: order, take, skip, residual }, expiry);
  }
  return null;
}

export function rangeLookupOf(
  model: Model,
  range: Range,
  page: RangePage | null,
  expiry: StoreExpiry | null,
): RangeLookup {
  return rangeLookup({
    model: model.name,
    index: range.index.name,
    fixed: range.fixed.map((entry) => entry.part),
    bounds: range.bounds,
    page,
    expiry,
    columns: allCells(model),
  });
}

function rangesOf(catalog: Catalog, model: Model, items: readonly Predicate[]): readonly Range[] {
  const single = fixedParts(items).filter((entry) => !entry.part.list);
  return orderedIndexes(catalog, model.name).map((index) => {
    const fields = orderedFields(index, model.primaryKey);
    const fixed: Fixed[] = [];
    for (const field of fields) {
      const entry = single.find((candidate) => candidate.part.field === field);
      if (entry === undefined) break;
      fixed.push(entry);
    }
    const bounded = boundsOn(fields[fixed.length], items);
    return {
      index,
      fixed,
      bounds: bounded.map(boundOf),
      conjuncts: [...fixed.map((entry) => entry.conjunct), ...bounded],
    };
  });
}

type Bounding = Predicate & { readonly kind: "compare" | "textMatch" };

/** A beginning, or at most one bound on each side. */
function boundsOn(field: string | undefined, items: readonly Predicate[]): readonly Bounding[] {
  const own = items.flatMap((item): readonly Bounding[] => {
    const isBounding = item.kind === "compare" || item.kind === "textMatch";
    return isBounding && item.field === field ? [item] : [];
  });
  const beginning = own.find((item) => item.kind === "textMatch" && item.mode === "startsWith");
  if (beginning !== undefined) return [beginning];
  const compared = (...ops: readonly string[]) =>
    own.find((item) => item.kind === "compare" && ops.includes(item.op)) ?? [];
  return [compared("gt", "gte"), compared("lt", "lte")].flat();
}

function boundOf(item: Bounding): RangeBound {
  const { field, slot } = item;
  if (item.kind === "textMatch") return { field, op: "startsWith", slot };
  if (item.op === "eq" || item.op === "ne") throw new TypeError(`${item.op} is no bound`);
  return { field, op: item.op, slot };
}

/**
 * The keys that are left of an order where the fixed fields are the same in all records; null where the index
 * has another order.
 */
function servedOrder(model: Model, range: Range, by: readonly SortKey[]): readonly SortKey[] | null {
  const same = new Set(range.fixed.map((entry) => entry.part.field));
  const keys = by.filter((key) => !same.has(key.field));
  const fields = orderedFields(range.index, model.primaryKey).slice(range.fixed.length);
  const turn = keys.findIndex((key) => key.direction === "asc");
  const isServed = keys.every(
    ({ field, direction }, at) =>
      field === fields[at] && (direction === "asc") === (turn !== -1 && at >= turn),
  );
  return isServed ? keys : null;
}
