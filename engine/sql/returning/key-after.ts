import type { Change } from "../../../ir/logical/update.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { KeySlots } from "./rows-by-fields.ts";

/** Where the key's values stand after the changes, which may have set some of them. */
export function keyAfter(key: KeySlots, changes: readonly Change[]): KeySlots {
  return new Map(
    [...key].map(([field, slot]) => {
      const change = changes.find((candidate) => candidate.field === field);
      if (change === undefined) return [field, slot];
      if (change.op === "set") return [field, change.slot];
      throw new OrmError(
        "UNSUPPORTED",
        "the database cannot return a row by a key that it computes; use updateMany, which returns a number",
        { path: `data.${field}.${change.op}` },
      );
    }),
  );
}
