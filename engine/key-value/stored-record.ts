import { type RecordLayout, type Row, tupleOf } from "../../emitters/key-value/record-layout.ts";

/** A record as a store holds it. Never changed in place, so the same object is the same state. */
export interface StoredRecord {
  /** The primary key's values as one text: what unique entries and indexes point to. */
  readonly part: string;
  readonly row: Row;
  /** The text that it was read from; `null` where it comes from no text. */
  readonly text: string | null;
}

export function storedRecord(layout: RecordLayout, row: Row, text: string | null): StoredRecord {
  const part = tupleOf(layout.primary, row);
  if (part === null) throw new TypeError(`a record of "${layout.model.name}" without primary key`);
  return { part, row, text };
}

/** A record that goes on under another primary key; held-back changes tell it as one removal and one insertion. */
export interface RecordMove {
  readonly layout: RecordLayout;
  readonly from: string;
  readonly to: string;
}

/** What a write does to one record: `before` null inserts, `after` null removes. */
export interface RecordChange {
  readonly layout: RecordLayout;
  readonly before: StoredRecord | null;
  readonly after: StoredRecord | null;
  /** Milliseconds after which the store may free the record as it is then; `null` where it is to stay. */
  readonly freedIn: number | null;
}

/** The move that a change makes, if it makes one. */
export function recordMove({ layout, before, after }: RecordChange): readonly RecordMove[] {
  if (before === null || after === null || before.part === after.part) return [];
  return [{ layout, from: before.part, to: after.part }];
}
