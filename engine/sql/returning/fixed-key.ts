import type { Model } from "../../../ir/catalog.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import type { Predicate } from "../../../ir/predicate/predicate.ts";
import type { KeySlots } from "./rows-by-fields.ts";

/** The unique key whose values the filter fixes, further filters beside it or not; `null` where none is. */
export function fixedKey(model: Model, rows: Rows): KeySlots | null {
  if (rows.kind !== "filter" || rows.input.kind !== "scan") return null;
  const fixed = new Map(
    conjuncts(rows.predicate).flatMap((item) =>
      item.kind === "compare" && item.op === "eq" ? [[item.field, item.slot] as const] : [],
    ),
  );
  for (const key of model.uniqueKeys) {
    const slots = new Map(key.fields.flatMap((field) => slotEntry(fixed, field)));
    if (slots.size === key.fields.length) return slots;
  }
  return null;
}

function slotEntry(fixed: KeySlots, field: string): readonly (readonly [string, number])[] {
  const slot = fixed.get(field);
  return slot === undefined ? [] : [[field, slot]];
}

function conjuncts(predicate: Predicate): readonly Predicate[] {
  return predicate.kind === "and" ? predicate.items.flatMap(conjuncts) : [predicate];
}
