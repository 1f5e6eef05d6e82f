import type { PortableKeys } from "../../../emitters/key-value/portable-keys.ts";
import { type RecordLayout, type StoredKey, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import type { Sent } from "../../driver.ts";
import { decodeRecord } from "../decode-record.ts";
import type { ReadAnswer, ReadRequest } from "../read-request.ts";
import type { StoredRecord } from "../stored-record.ts";
import { MARK } from "./portable-steps.ts";
import type { PortableStore } from "./portable-store.ts";

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
    const { key, tuples } = request;
    if (request.kind === "index") return await this.#indexed(key, tuples);
    return key === this.#layout.primary ? await this.#records(tuples) : await this.#entries(key, tuples);
  }

  async count(): Promise<number> {
    return (await this.#list(this.#keys.records)).length;
  }

  /** Two rounds: the entries, then the records that they name. An entry without its record leads nowhere. */
  async #entries(key: StoredKey, tuples: readonly string[]): Promise<ReadAnswer> {
    const names = tuples.map((tuple) => this.#keys.entry(key, tuple));
    const texts = await this.#get("entry", names);
    const parts = texts.map((text) => (text?.startsWith(MARK) ? text.slice(MARK.length) : null));
    const answer = await this.#records([...new Set(parts.flatMap((part) => part ?? []))]);
    const byPart = new Map(answer.flat().map((record) => [record.part, record]));
    return parts.map((part, at) => {
      const record = part === null ? undefined : byPart.get(part);
      return record !== undefined && tupleOf(key, record.row) === tuples[at] ? [record] : [];
    });
  }

  async #records(parts: readonly string[]): Promise<ReadAnswer> {
    const names = parts.map((part) => this.#keys.record(part));
    const records = await this.#read(names);
    // The key may be a digest: only the record itself says whose it is.
    return parts.map((part, at) => (records[at]?.part === part ? [records[at]] : []));
  }

  async #indexed(key: StoredKey, tuples: readonly string[]): Promise<ReadAnswer> {
    const entries = await Promise.all(tuples.map((tuple) => this.#list(this.#keys.index(key, tuple))));
    const names = [...new Set(entries.flat().map((entry) => this.#keys.recordOfEntry(entry)))];
    const groups = new Map<string, StoredRecord[]>(tuples.map((tuple) => [tuple, []]));
    for (const record of await this.#read(names)) {
      if (record !== null) groups.get(tupleOf(key, record.row) ?? "")?.push(record);
    }
    return [...groups.values()];
  }

  async #members(): Promise<readonly StoredRecord[]> {
    const records = await this.#read(await this.#list(this.#keys.records));
    return records.filter((record) => record !== null);
  }

  async #read(names: readonly string[]): Promise<readonly (StoredRecord | null)[]> {
    const texts = await this.#get("record", names);
    return names.map((name, at) => {
      const text = texts[at] ?? null;
      return text === null ? null : decodeRecord(this.#layout, text, () => name, this.#store.kind);
    });
  }

  async #get(what: string, names: readonly string[]): Promise<readonly (string | null)[]> {
    if (names.length === 0) return [];
    this.#sent(`get ${what} ${this.#layout.model.name}`);
    return await this.#store.getMany(names);
  }

  async #list(segments: string): Promise<readonly string[]> {
    this.#sent(`list ${this.#layout.model.name}`);
    return await this.#store.list(segments);
  }
}
