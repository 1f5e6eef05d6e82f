import type { RecordLayout, StoredKey } from "../../emitters/key-value/record-layout.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What a record store is asked for: always a batch. */
export type ReadRequest = ReadByKey | ReadByIndex | ReadMembers;

/** The record that each tuple of a unique key names. */
export interface ReadByKey {
  readonly kind: "key";
  readonly layout: RecordLayout;
  readonly key: StoredKey;
  readonly tuples: readonly string[];
}

/** The records that each tuple of an index leads to. */
export interface ReadByIndex {
  readonly kind: "index";
  readonly layout: RecordLayout;
  readonly key: StoredKey;
  readonly tuples: readonly string[];
}

/** Every record of the model. */
export interface ReadMembers {
  readonly kind: "members";
  readonly layout: RecordLayout;
}

/** A group of records for each tuple asked for, in their order; for members, one group. */
export type ReadAnswer = readonly (readonly StoredRecord[])[];
