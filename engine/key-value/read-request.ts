import type { MemberRange, OrderedIndex } from "../../emitters/key-value/ordered-index.ts";
import type { RecordLayout, Row, StoredKey } from "../../emitters/key-value/record-layout.ts";
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

/** The records that any of the ways leads to, each once. */
export interface ReadByIndex {
  readonly kind: "index";
  readonly layout: RecordLayout;
  readonly ways: readonly IndexWay[];
  readonly page: IndexPage | null;
}

/** Of each combination of tuples the first so many by primary key that meet a condition are needed, others not. */
export interface IndexPage {
  readonly reversed: boolean;
  readonly most: number;
  readonly meets: ((row: Row) => boolean) | null;
}

/** For each combination of tuples, one of each index, the records that have them all. */
export interface IndexWay {
  readonly keys: readonly StoredKey[];
  readonly tuples: readonly (readonly string[])[];
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
  /** Only records that meet this count; `null` counts them all. */
  readonly meets: ((row: Row) => boolean) | null;
}

/** Every record of the model. */
export interface ReadMembers {
  readonly kind: "members";
  readonly layout: RecordLayout;
}

/** A group of records for each tuple of a key, in their order; for anything else, one group. */
export type ReadAnswer = readonly (readonly StoredRecord[])[];
