import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import { type RecordLayout, type StoredKey, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import type { Sent } from "../../driver.ts";
import { decodeRecord } from "../decode-record.ts";
import { recordsByTuples } from "../index-request.ts";
import type { ReadAnswer, ReadByIndex, ReadRequest } from "../read-request.ts";
import type { StoredRecord } from "../stored-record.ts";
import type { ThroughAnswer, ThroughStep } from "../through-step.ts";
import { sharedPlace } from "../violation.ts";
import { type IndexList, readPages } from "./index-pages.ts";
import { partsOfEntry } from "./portable-steps.ts";
import type { KeyPage, PortableStore } from "./portable-store.ts";

/** Reads one model. */
export type SourceOf = (layout: RecordLayout, sent: Sent) => PortableSource;

/** Reads the records of one model from a store that keeps texts by key. */
export class PortableSource {
  readonly #store: PortableStore;
  readonly #layout: RecordLayout;
  readonly #keys: PortableKeys;
  readonly #sent: Sent;

  constructor(store: PortableStore, layout: RecordLayout, keys: PortableKeys, sent: Sent) {
    this.#store = store;
    this.#layout = layout;
    this.#keys = keys;
    this.#sent = sent;
  }

  async read(request: ReadRequest): Promise<ReadAnswer> {
    if (request.kind === "members") return [await this.#members()];
    if (request.kind === "range") throw new TypeError("a portable store has no ordered indexes");
    if (request.kind === "index") return await this.#indexed(request);
    const { key, tuples } = request;
    return key === this.#layout.primary ? await this.#records(tuples) : await this.#entries(key, tuples);
  }

  async count(): Promise<number> {
    return (await this.#list(this.#keys.records)).length;
  }

  /**
   * The connecting records that tuples of an index lead to, and of the other source those that they connect to. The
   * entries say beforehand which these are, and are believed only where the connecting record says so too.
   */
  async through(
    related: PortableSource,
    step: ThroughStep,
    tuples: readonly string[],
  ): Promise<ThroughAnswer> {
    const named = await this.#namedBesides(related, step, tuples);
    const [records, early] = await Promise.all([
      this.#read([...named.keys()]),
      related.#texts([...named.values()].flatMap((besides) => [...besides])),
    ]);
    const asked = new Set(tuples);
    const connecting = records.flatMap((record) =>
      record !== null && asked.has(tupleOf(step.index, record.row) ?? "") ? [record] : [],
    );
    const wanted = new Map<string, string>();
    const unsure = new Set<string>();
    for (const { part, row } of connecting) {
      const other = step.relatedPart(row);
      if (other === null) continue;
      const name = related.#keys.record(other);
      wanted.set(other, name);
      if (named.get(this.#keys.record(part))?.has(name) !== true) unsure.add(name);
    }
    const late = await related.#texts([...unsure]);
    const found = [...wanted].map(([part, name]) =>
      related.#recordAt(part, name, (late.has(name) ? late : early).get(name) ?? null),
    );
    return { connecting, related: found.flat() };
  }

  /** By key of a connecting record, the keys of the records that its entries name besides. */
  async #namedBesides(
    related: PortableSource,
    { index, to }: ThroughStep,
    tuples: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const at = index.carried.indexOf(to);
    const lists = await Promise.all(tuples.map((tuple) => this.#list(this.#keys.index(index, tuple))));
    const named = new Map<string, Set<string>>();
    for (const entry of lists.flat()) {
      const record = this.#keys.recordOfEntry(entry);
      const names = named.get(record) ?? new Set();
      named.set(record, names);
      const besides = at === -1 ? null : this.#keys.besidesOfEntry(entry, at);
      if (besides !== null && besides !== "") names.add(related.#keys.recordBesides(besides));
    }
    return named;
  }

  /** Two rounds: the entries, then the records that they name. An entry without its record leads nowhere. */
  async #entries(key: StoredKey, tuples: readonly string[]): Promise<ReadAnswer> {
    const names = tuples.map((tuple) => this.#keys.entry(key, tuple));
    const entries = await this.#get("entry", names);
    const parts = entries.map(partsOfEntry);
    const texts = await this.#texts(parts.flat().map((part) => this.#keys.record(part)));
    return parts.map((named, at) => {
      const records = named.flatMap((part) => {
        const name = this.#keys.record(part);
        return this.#recordAt(part, name, texts.get(name) ?? null);
      });
      return this.#holding(key, tuples[at] ?? "", records);
    });
  }

  async #records(parts: readonly string[]): Promise<ReadAnswer> {
    const names = parts.map((part) => this.#keys.record(part));
    const texts = await this.#get("record", names);
    return parts.map((part, at) => {
      const text = texts[at] ?? null;
      if (text === null) return [];
      return this.#holding(this.#layout.primary, part, [this.#decoded(names[at] ?? "", text)]);
    });
  }

  /** The key may be a digest: only the record itself says whose it is. */
  #recordAt(part: string, name: string, text: string | null): readonly StoredRecord[] {
    const record = text === null ? null : this.#decoded(name, text);
    return record?.part === part ? [record] : [];
  }

  /** The record that has the tuple; refused where one has another tuple in the same place. */
  #holding(key: StoredKey, tuple: string, records: readonly StoredRecord[]): readonly StoredRecord[] {
    const holder = records.find((record) => tupleOf(key, record.row) === tuple);
    if (holder !== undefined) return [holder];
    const place = this.#keys.placeOf(this.#layout, key, tuple);
    for (const { row } of records) {
      const own = tupleOf(key, row);
      if (own === null || this.#keys.placeOf(this.#layout, key, own) !== place) continue;
      throw sharedPlace(this.#store.kind, this.#layout.model.name, key);
    }
    return [];
  }

  /** Of each of the keys once, the text. */
  async #texts(names: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const distinct = [...new Set(names)];
    const texts = await this.#get("record", distinct);
    return new Map(distinct.map((name, at) => [name, texts[at] ?? null]));
  }

  #decoded(name: string, text: string): StoredRecord {
    return decodeRecord(this.#layout, text, () => name, this.#store.kind);
  }

  /** What the record itself says counts: a list may be stale, or may not have been read to its end. */
  async #indexed({ ways, page }: ReadByIndex): Promise<ReadAnswer> {
    const lists = await Promise.all(
      ways.flatMap(({ keys, tuples }) => tuples.map((combination) => this.#listed(keys, combination))),
    );
    const records =
      page === null
        ? (await this.#read([...new Set(lists.flatMap(({ names }) => names))])).filter(isThere)
        : await readPages(lists, page, this.#layout, this.#keys, (names) => this.#read(names));
    const found = ways.flatMap((way) => recordsByTuples(way, records).flat());
    return [[...new Set(found)]];
  }

  async #listed(keys: readonly StoredKey[], combination: readonly string[]): Promise<IndexList> {
    const prefixes = keys.map((key, at) => this.#keys.index(key, combination[at] ?? ""));
    return {
      names: await this.#listCommon(prefixes),
      holds: ({ row }) => keys.every((key, at) => tupleOf(key, row) === combination[at]),
    };
  }

  /**
   * The records that all of the lists lead to, or more: the lists are read side by side, page by page, until
   * the first comes to its end, so that a long one costs no more than the shortest.
   */
  async #listCommon(prefixes: readonly string[]): Promise<readonly string[]> {
    const lists = prefixes.map((prefix) => ({
      ends: false,
      ids: new Set<string>(),
      pages: this.#pages(prefix),
    }));
    while (!lists.some((list) => list.ends)) {
      await Promise.all(
        lists.map(async (list) => {
          const { done, value } = await list.pages.next();
          for (const entry of value?.keys ?? []) list.ids.add(this.#keys.recordOfEntry(entry));
          list.ends = done === true || value.isLast;
        }),
      );
    }
    const [first, ...rest] = lists.filter((list) => list.ends).map((list) => list.ids);
    return [...(first ?? [])].filter((id) => rest.every((ids) => ids.has(id)));
  }

  async #members(): Promise<readonly StoredRecord[]> {
    return (await this.#read(await this.#list(this.#keys.records))).filter(isThere);
  }

  /** A record that says it is another than the one of its key is none. */
  async #read(names: readonly string[]): Promise<readonly (StoredRecord | null)[]> {
    const texts = await this.#get("record", names);
    return names.map((name, at) => {
      const text = texts[at] ?? null;
      const record = text === null ? null : this.#decoded(name, text);
      return record !== null && this.#keys.record(record.part) === name ? record : null;
    });
  }

  async #get(what: string, names: readonly string[]): Promise<readonly (string | null)[]> {
    if (names.length === 0) return [];
    this.#sent(`get ${what} ${this.#layout.model.name}`);
    return await this.#store.getMany(names);
  }

  async #list(segments: string): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const page of this.#pages(segments)) for (const name of page.keys) names.push(name);
    return names;
  }

  async *#pages(segments: string): AsyncGenerator<KeyPage> {
    this.#sent(`list ${this.#layout.model.name}`);
    for await (const page of this.#store.pages(segments)) {
      yield page;
      if (page.isLast) return;
      this.#sent(`list ${this.#layout.model.name}`);
    }
  }
}

function isThere(record: StoredRecord | null): record is StoredRecord {
  return record !== null;
}
