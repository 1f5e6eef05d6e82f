import { type Catalog, modelOf } from "../../../ir/catalog.ts";
import type { Upsert } from "../../../ir/logical/upsert.ts";
import type { KeySlots } from "./rows-by-fields.ts";

/** Where the values of the upsert's key stand: those of the row that it would insert. */
export function keyOfUpsert({ model: name, key: keyName, assignments }: Upsert, catalog: Catalog): KeySlots {
  const key = modelOf(catalog, name).uniqueKeys.find((candidate) => candidate.name === keyName);
  if (key === undefined) throw new TypeError(`no unique key "${keyName}" in "${name}"`);
  return new Map(
    key.fields.map((field) => {
      const assignment = assignments.find((candidate) => candidate.field === field);
      if (assignment === undefined) throw new TypeError(`the upsert gives no value for "${field}"`);
      return [field, assignment.slot];
    }),
  );
}
