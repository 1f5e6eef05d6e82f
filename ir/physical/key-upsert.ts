import type { Assignment } from "../logical/insert.ts";
import type { Change } from "../logical/update.ts";
import type { Column } from "./column.ts";

/** The logical `upsert` as one atomic action of the store; the result is the one record. */
export interface KeyUpsert {
  readonly kind: "keyUpsert";
  readonly model: string;
  readonly key: string;
  readonly assignments: readonly Assignment[];
  readonly changes: readonly Change[];
  readonly columns: readonly Column[];
}

export function keyUpsert(node: Omit<KeyUpsert, "kind">): KeyUpsert {
  return Object.freeze({
    kind: "keyUpsert",
    model: node.model,
    key: node.key,
    assignments: Object.freeze(node.assignments.slice()),
    changes: Object.freeze(node.changes.slice()),
    columns: Object.freeze(node.columns.slice()),
  });
}
