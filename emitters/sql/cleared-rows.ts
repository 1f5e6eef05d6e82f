import type { Model, UniqueKey } from "../../ir/catalog.ts";
import { endedPredicate } from "../../ir/expiry.ts";
import { type Delete, deleteRows } from "../../ir/logical/delete.ts";
import { filter } from "../../ir/logical/filter.ts";
import type { Write } from "../../ir/logical/logical-plan.ts";
import { scan } from "../../ir/logical/scan.ts";
import type { Change } from "../../ir/logical/update.ts";
import type { ColumnList } from "../../ir/physical/column-list.ts";
import { and } from "../../ir/predicate/and.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import type { Slot } from "../../ir/slot.ts";

/** The rows that have ended and hold a unique key that a write takes: a delete that comes before the write. */
export interface ClearedRows {
  readonly rows: Delete;
  /** Lists that the delete needs besides the values of the call, each a column of the rows in a slot. */
  readonly lists: readonly ColumnList[];
}

/**
 * `null` where nothing can be in the way. Of a key of several fields it may name rows that share only some of
 * them with the write: whoever has ended is absent anyway.
 */
export function clearedRows(write: Write, model: Model): ClearedRows | null {
  if (write.kind === "delete" || write.expiry === null) return null;
  const { expiry } = write;
  const { keys, lists } = takenKeys(write, model, expiry.slot + 1);
  if (keys.length === 0) return null;
  const ended = and([endedPredicate(expiry), or(keys)]);
  return { rows: deleteRows(model.name, filter(scan(model.name), ended)), lists };
}

interface TakenKeys {
  readonly keys: readonly Predicate[];
  readonly lists: readonly ColumnList[];
}

function takenKeys(write: Exclude<Write, Delete>, model: Model, firstFree: Slot): TakenKeys {
  switch (write.kind) {
    case "insert": {
      if (write.rows === "one") return { keys: assignedKeys(model, slotsOf(write.assignments)), lists: [] };
      const lists = write.fields.map((_, position) => ({
        slot: firstFree + position,
        rows: write.slot,
        position,
      }));
      const slots = new Map(write.fields.map((field, position) => [field, firstFree + position]));
      const among = (field: string, slot: Slot) => inList(field, slot, false);
      return { keys: assignedKeys(model, slots, among), lists };
    }
    case "upsert": {
      const keys = assignedKeys(model, slotsOf(write.assignments));
      return { keys: [...keys, ...changedKeys(model, write.changes)], lists: [] };
    }
    case "update":
      return { keys: changedKeys(model, write.changes), lists: [] };
  }
}

function slotsOf(assignments: readonly { readonly field: string; readonly slot: Slot }[]) {
  return new Map(assignments.map(({ field, slot }) => [field, slot]));
}

type Condition = (field: string, slot: Slot) => Predicate;

const equals: Condition = (field, slot) => compare("eq", field, slot);

/** The keys that are given in full: a number that the database gives is nobody's yet. */
function assignedKeys(
  model: Model,
  slots: ReadonlyMap<string, Slot>,
  condition: Condition = equals,
): readonly Predicate[] {
  return model.uniqueKeys.flatMap(({ fields }) => {
    const items = fields.flatMap((field) => {
      const slot = slots.get(field);
      return slot === undefined ? [] : [condition(field, slot)];
    });
    return items.length === fields.length ? [and(items)] : [];
  });
}

/** What a change computes, or leaves as it is, is not known before: then it is no part of the condition. */
function changedKeys(model: Model, changes: readonly Change[]): readonly Predicate[] {
  const isTouched = ({ fields }: UniqueKey) => changes.some(({ field }) => fields.includes(field));
  return model.uniqueKeys
    .filter(isTouched)
    .map(({ fields }) =>
      and(
        changes.flatMap(({ field, op, slot }) =>
          op === "set" && fields.includes(field) ? [equals(field, slot)] : [],
        ),
      ),
    );
}
