import type { RecordLayout } from "../../emitters/key-value/record-layout.ts";
import { parseRecord } from "../../emitters/key-value/record-text.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type StoredRecord, storedRecord } from "./stored-record.ts";

/** The record that a text holds; throws `DECODE_FAILED` with the key where it holds none of this model. */
export function decodeRecord(
  layout: RecordLayout,
  text: string,
  key: () => string,
  backend: string,
): StoredRecord {
  const row = parseRecord(layout, text);
  if (row !== null) return storedRecord(layout, row, text);
  throw undecodable(layout, key(), backend);
}

export function undecodable(layout: RecordLayout, key: string, backend: string): OrmError {
  const { name } = layout.model;
  return new OrmError("DECODE_FAILED", `a stored record of "${name}" does not hold what its fields say`, {
    backendKind: backend,
    meta: { model: name, key },
  });
}
