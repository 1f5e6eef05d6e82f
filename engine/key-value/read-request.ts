import type { MemberRange, OrderedIndex } from "../../emitters/key-value/ordered-index.ts";
import type { RecordLayout, StoredKey } from "../../emitters/key-value/record-layout.ts";
import type { StoredRecord } from "./stored-record.ts";

/** What a record store is asked for: always a batch. */
export type ReadRequest = ReadByKey | ReadByIndex | ReadByRange | ReadMembers;

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

/** The records in a range of an ordered index: all of them in no order, or a page. */
export interface ReadByRange {
  readonly kind: "range";
  readonly layout: RecordLayout;
  readonly key: OrderedIndex;
  readonly range: MemberRange;
  readonly page: MemberPage | null;
}

/** The first `reversed` fields of the index come descending, all others ascending. */
export interface MemberPage {
  readonly reversed: number;
  readonly take: number;
  readonly skip: number;
}

/** Every record of the model. */
export interface ReadMembers {
  readonly kind: "members";
  readonly layout: RecordLayout;
}

/** A group of records for each tuple asked for, in their order; for a range and for members, one group. */
export type ReadAnswer = readonly (readonly StoredRecord[])[];
