import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Change } from "../../../ir/logical/update.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Leaf } from "../../driver.ts";

/** What only an atomic action could do right where other processes write the store too. */
export function refuseRaces(leaf: Leaf, layout: RecordLayout, backend: string): void {
  const reason = racyPart(leaf, layout);
  if (reason === null) return;
  throw new OrmError(
    "UNSUPPORTED",
    `${layout.model.name}: ${reason} would not be atomic on this store; the option atomicity: "process" allows it among the calls of one process`,
    { backendKind: backend, meta: { model: layout.model.name } },
  );
}

function racyPart(leaf: Leaf, layout: RecordLayout): string | null {
  switch (leaf.kind) {
    case "keyInsert":
      return numbering(layout);
    case "keyUpsert":
      return moving(leaf.changes, layout) ?? calculation(leaf.changes) ?? numbering(layout);
    case "keyUpdate":
    case "keyDelete": {
      // Rows found by a filter are asked again when they are written; a guard beside a key is a promise.
      if (leaf.guard !== null && leaf.target.kind === "key") return "a condition beside the key";
      if (leaf.kind === "keyDelete") return null;
      return moving(leaf.changes, layout) ?? calculation(leaf.changes);
    }
    default:
      return null;
  }
}

/** Broken off, it would leave the record under both primary keys. */
function moving(changes: readonly Change[], layout: RecordLayout): string | null {
  const change = changes.find(({ field }) => layout.primary.fields.includes(field));
  return change === undefined ? null : `another "${change.field}"`;
}

function calculation(changes: readonly Change[]): string | null {
  const change = changes.find(({ op }) => op !== "set");
  return change === undefined ? null : `${change.op} on "${change.field}"`;
}

function numbering(layout: RecordLayout): string | null {
  const [position] = layout.numbered;
  return position === undefined ? null : `numbering "${layout.fields[position]?.name ?? ""}"`;
}
