import type { UniqueKey } from "../../ir/catalog.ts";
import type { Compare } from "../../ir/predicate/compare.ts";
import { conjuncts } from "../../ir/predicate/conjuncts.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";
import { boundCell, comparable, type EmitContext, requireLogic } from "./emit-context.ts";
import { emitWhere } from "./emit-where.ts";
import { keyOver, type MappedModel } from "./map-model.ts";
import { list, object, type Template } from "./template.ts";

/** A `where` of one unique key, with the rest of the filters beside it; `null` where they fix no key. */
export function emitUniqueWhere(
  context: EmitContext,
  mapped: MappedModel,
  filters: readonly Predicate[],
): Template | null {
  const items = filters.flatMap(conjuncts);
  for (const key of mapped.model.uniqueKeys) {
    const fixed = key.fields.map((field) => items.find((item) => isEquality(item, field)));
    if (!fixed.every((item): item is Compare => item !== undefined)) continue;
    const slots = new Map(fixed.map((item) => [item.field, item.slot]));
    const entry = keyEntry(context, mapped, key, slots);
    const rest = items.filter((item) => !fixed.some((one) => one === item));
    const guards = rest.map((item) => emitWhere(context, mapped, item));
    return object(guards.length === 0 ? [entry] : [entry, ["AND", list(guards)]]);
  }
  return null;
}

/** The key's entry of a `where`. */
export function keyEntry(
  { provider }: EmitContext,
  mapped: MappedModel,
  key: UniqueKey,
  slots: ReadonlyMap<string, Slot>,
): readonly [string, Template] {
  requireLogic(mapped);
  const found = keyOver(mapped, key.fields);
  if (found === null) throw new TypeError(`no key over ${key.fields.join(", ")}`);
  const parts = key.fields.map((name) => {
    const field = comparable(mapped, name, provider.equality, "equality");
    const slot = slots.get(name);
    if (slot === undefined) throw new TypeError(`no value for "${name}"`);
    return [field.prisma.name, boundCell(field, slot)] as const;
  });
  const [single] = parts;
  return parts.length === 1 && single !== undefined ? single : [found.name, object(parts)];
}

function isEquality(item: Predicate, field: string): item is Compare {
  return item.kind === "compare" && item.op === "eq" && item.field === field;
}
