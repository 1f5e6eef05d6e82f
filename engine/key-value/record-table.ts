import { isWithin, memberOf, memberOrder } from "../../emitters/key-value/ordered-index.ts";
import { type RecordLayout, type StoredKey, tupleOf } from "../../emitters/key-value/record-layout.ts";
import type { IndexWay, ReadAnswer, ReadByRange, ReadRequest } from "./read-request.ts";
import type { RecordChange, StoredRecord } from "./stored-record.ts";

type Group = readonly StoredRecord[];
const NONE: Group = [];
const EMPTY: ReadonlySet<StoredRecord> = new Set();

/** Records of one model in this process, and who holds each key value. */
export class RecordTable {
  readonly layout: RecordLayout;
  readonly records = new Map<string, StoredRecord>();
  readonly #keys = new Map<string, Map<string, StoredRecord>>();
  readonly #indexes = new Map<string, Map<string, Set<StoredRecord>>>();

  constructor(layout: RecordLayout) {
    this.layout = layout;
    for (const key of layout.keys) this.#keys.set(key.name, new Map());
    for (const index of layout.indexes) this.#indexes.set(index.name, new Map());
  }

  read(request: ReadRequest): ReadAnswer {
    if (request.kind === "members") return [[...this.records.values()]];
    if (request.kind === "range") return [this.#ranged(request)];
    if (request.kind === "index") return [this.#indexed(request.ways)];
    const { key, tuples } = request;
    return tuples.map((tuple) => this.#holder(key, tuple));
  }

  #holder(key: StoredKey, tuple: string): Group {
    const record = this.#keys.get(key.name)?.get(tuple);
    return record === undefined ? NONE : [record];
  }

  #indexed(ways: readonly IndexWay[]): Group {
    const found = new Set<StoredRecord>();
    for (const { keys, tuples } of ways) {
      for (const combination of tuples) {
        const sets = keys.map((key, at) => this.#indexes.get(key.name)?.get(combination[at] ?? "") ?? EMPTY);
        for (const record of inAll(sets)) found.add(record);
      }
    }
    return [...found];
  }

  #ranged(request: ReadByRange): Group {
    const { key, range } = request;
    const within = [...this.records.values()].filter((record) =>
      isWithin(memberOf(key, record.row, record.part), range),
    );
    return pageOf(within, request);
  }

  /** All removals first: one record may take the key that another one gives up. */
  apply(changes: readonly RecordChange[]): void {
    for (const { before } of changes) if (before !== null) this.#remove(before);
    for (const { after } of changes) if (after !== null) this.#add(after);
  }

  #add(record: StoredRecord): void {
    this.records.set(record.part, record);
    for (const key of this.layout.keys) {
      const tuple = tupleOf(key, record.row);
      if (tuple !== null) this.#keys.get(key.name)?.set(tuple, record);
    }
    for (const index of this.layout.indexes) {
      const tuple = tupleOf(index, record.row);
      if (tuple !== null) this.#enter(index, tuple, record);
    }
  }

  #enter(index: StoredKey, tuple: string, record: StoredRecord): void {
    const entries = this.#indexes.get(index.name);
    const records = entries?.get(tuple);
    if (records === undefined) entries?.set(tuple, new Set([record]));
    else records.add(record);
  }

  #remove(record: StoredRecord): void {
    this.records.delete(record.part);
    for (const key of this.layout.keys) {
      const tuple = tupleOf(key, record.row);
      if (tuple !== null) this.#keys.get(key.name)?.delete(tuple);
    }
    for (const index of this.layout.indexes) {
      const tuple = tupleOf(index, record.row);
      const entries = this.#indexes.get(index.name);
      const records = tuple === null ? undefined : entries?.get(tuple);
      records?.delete(record);
      if (tuple !== null && records?.size === 0) entries?.delete(tuple);
    }
  }
}

/** The records of a range that its page counts, in its order and cut to it. */
export function pageOf(records: Group, { key, page }: ReadByRange): Group {
  if (page === null) return records;
  const order = memberOrder(page.reversed);
  const { meets } = page;
  const counted = meets === null ? records : records.filter(({ row }) => meets(row));
  const members = counted.map((record) => ({ record, member: memberOf(key, record.row, record.part) }));
  return members
    .sort((a, b) => order(a.member, b.member))
    .slice(page.skip, page.skip + page.take)
    .map(({ record }) => record);
}

/** What is in all the sets; only the smallest is gone through. */
function inAll(sets: readonly ReadonlySet<StoredRecord>[]): Iterable<StoredRecord> {
  const [first = EMPTY, ...rest] = sets.slice().sort((a, b) => a.size - b.size);
  return rest.length === 0 ? first : [...first].filter((record) => rest.every((set) => set.has(record)));
}
