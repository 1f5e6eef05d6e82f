import type { Model } from "../../ir/catalog.ts";
import type { IndexTerm, IndexWay } from "../../ir/physical/index-lookup.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { storedIndexes } from "../../ir/stored-indexes.ts";
import { cover, fixedParts, partsOf } from "./fixed-parts.ts";
import type { Planner } from "./planner.ts";

/** Ways to the records by their indexes, and the conjuncts of the filter that these answer. */
export interface IndexChoice {
  readonly ways: readonly IndexWay[];
  readonly conjuncts: readonly Predicate[];
}

/** Those of the conjuncts that fix fields, else those of one `or`; null where no index answers any. */
export function chooseIndexes(
  planner: Planner,
  model: Model,
  items: readonly Predicate[],
): IndexChoice | null {
  if (!planner.capabilities.indexLookups) return null;
  const way = chooseWay(planner, model, items);
  if (way !== null) return { ways: [way.terms], conjuncts: way.conjuncts };
  return planner.capabilities.combinedIndexes ? chooseWays(planner, model, items) : null;
}

interface ChosenWay {
  readonly terms: readonly IndexTerm[];
  readonly conjuncts: readonly Predicate[];
}

/**
 *     filter (a = $0 and b = $1 and c > $2) scan
 *       =>  filter (c > $2) (index lookup a and b)
 *
 * Helps: only what both indexes lead to is read. Legal: a record in both sets has both values, and no other
 * record has. The indexes with the most fields come first; one that answers nothing new is left out, and so is
 * a second list, whose combinations with the first would be a look-up each.
 */
function chooseWay(planner: Planner, model: Model, items: readonly Predicate[]): ChosenWay | null {
  const fixed = fixedParts(items);
  const terms: IndexTerm[] = [];
  const answered = new Set<Predicate>();
  let hasList = false;
  const indexes = storedIndexes(planner.catalog, model.name);
  for (const index of [...indexes].sort((a, b) => b.fields.length - a.fields.length)) {
    const parts = cover(index.fields, fixed);
    if (parts === null || parts.every((part) => answered.has(part.conjunct))) continue;
    const isList = parts.some((part) => part.part.list);
    if (isList && hasList) continue;
    hasList ||= isList;
    terms.push({ index: index.name, parts: partsOf(parts) });
    for (const part of parts) answered.add(part.conjunct);
    if (!planner.capabilities.combinedIndexes) break;
  }
  return terms.length === 0 ? null : { terms, conjuncts: [...answered] };
}

/**
 *     filter (a = $0 or b = $1) scan  =>  index lookup a or b
 *
 * Helps: only what one of the indexes leads to is read. Legal: a record for which the `or` is true meets one of
 * its items, and is found by that item's way. Where a way answers less than its item, the `or` is tested again.
 * Wrong would be to leave out an item without an index: its records would be missing.
 */
function chooseWays(planner: Planner, model: Model, items: readonly Predicate[]): IndexChoice | null {
  for (const item of items) {
    if (item.kind !== "or" || item.items.length === 0) continue;
    const chosen = item.items.map((each) => {
      const parts = conjuncts(each);
      const way = chooseWay(planner, model, parts);
      return way && { terms: way.terms, isWhole: way.conjuncts.length === parts.length };
    });
    const ways = chosen.flatMap((way) => (way === null ? [] : [way]));
    if (ways.length < chosen.length) continue;
    const isWhole = ways.every((way) => way.isWhole);
    return { ways: ways.map((way) => way.terms), conjuncts: isWhole ? [item] : [] };
  }
  return null;
}
