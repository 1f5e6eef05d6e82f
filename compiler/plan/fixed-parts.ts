import type { KeyPart } from "../../ir/physical/key-lookup.ts";
import { and } from "../../ir/predicate/and.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";

/** A conjunct that fixes a field to one cell, or to one of a list. */
export interface Fixed {
  readonly part: KeyPart;
  readonly conjunct: Predicate;
}

export function fixedParts(items: readonly Predicate[]): readonly Fixed[] {
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
export function cover(fields: readonly string[], fixed: readonly Fixed[]): readonly Fixed[] | null {
  const chosen: Fixed[] = [];
  for (const field of fields) {
    const candidates = fixed.filter((entry) => entry.part.field === field);
    const best = candidates.find((entry) => !entry.part.list) ?? candidates[0];
    if (best === undefined) return null;
    chosen.push(best);
  }
  return chosen.filter((entry) => entry.part.list).length > 1 ? null : chosen;
}

export function partsOf(fixed: readonly Fixed[]): readonly KeyPart[] {
  return fixed.map((entry) => entry.part);
}

/** The conjuncts that are left; null where none is. */
export function without(items: readonly Predicate[], used: readonly Predicate[]): Predicate | null {
  const left = items.filter((item) => !used.includes(item));
  const [only] = left;
  if (only === undefined) return null;
  return left.length === 1 ? only : and(left);
}
