import type { StoredKey } from "../../emitters/key-value/record-layout.ts";
import { OrmError } from "../../ir/orm-error.ts";

/** What a write does, as messages and `meta.operation` say it. */
export type WriteName = "create" | "update" | "upsert" | "delete";

export function takenKey(backend: string, operation: WriteName, model: string, key: StoredKey): OrmError {
  return new OrmError(
    "UNIQUE_CONSTRAINT_VIOLATION",
    `${operation} on "${model}" was refused: another record has the same ${key.fields.join(" and ")}`,
    { backendKind: backend, meta: { model, operation, constraint: key.name, target: key.fields } },
  );
}

/** Two tuples of a key have one digest: the store has one place for both, and only one of them can be there. */
export function sharedPlace(backend: string, model: string, key: StoredKey): OrmError {
  return new OrmError(
    "UNSUPPORTED",
    `another "${model}" has the place in the store that belongs to this ${key.fields.join(" and ")}: both have one digest`,
    { backendKind: backend, meta: { model, constraint: key.name, target: key.fields } },
  );
}

export function outOfRange(backend: string, model: string, field: string): OrmError {
  return new OrmError(
    "CHECK_VIOLATION",
    `a write on "${model}" was refused: the result for "${field}" is outside the range of its kind`,
    { backendKind: backend, meta: { model, target: [field] } },
  );
}
