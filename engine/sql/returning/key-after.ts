import { fieldOf, type Model } from "../../../ir/catalog.ts";
import type { Change } from "../../../ir/logical/update.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { KeySlots } from "./rows-by-fields.ts";

/** Whether a row that has the key is certain to be found by it after the changes: null is found by no key. */
export function isKnownAfter(model: Model, key: KeySlots, changes: readonly Change[]): boolean {
  return changes.every(
    ({ field, op }) => !key.has(field) || (op === "set" && !fieldOf(model, field).nullable),
  );
}

/** Where the key's values stand after the changes, which may have set some of them. */
export function keyAfter(key: KeySlots, changes: readonly Change[]): KeySlots {
  return new Map(
    [...key].map(([field, slot]) => {
      const change = changes.find((candidate) => candidate.field === field);
      if (change === undefined) return [field, slot];
      if (change.op === "set") return [field, change.slot];
      throw new OrmError(
        "UNSUPPORTED",
        "the database cannot return a row by a primary key that it computes; use updateMany, which returns a number",
        { path: `data.${field}.${change.op}` },
      );
    }),
  );
}
