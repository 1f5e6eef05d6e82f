import type { Catalog } from "../../ir/catalog.ts";
import { cellText } from "./cell-text.ts";
import { type Digest, KEY_MAX } from "./key-under.ts";
import { modelKeyNames } from "./model-key-names.ts";
import { type RecordLayout, type Row, type StoredIndex, type StoredKey, tupleOf } from "./record-layout.ts";
import type { KeyNames } from "./redis-keys.ts";
import { refuseLongStart } from "./refuse-long-start.ts";
import { SEGMENT_MAX, safeSegment, segmentText } from "./safe-segment.ts";
import { sha256 } from "./sha256.ts";

/** Three segments and what stands between them. */
const LONGEST_REST = 3 * SEGMENT_MAX + 4;

/** Between the parts of the last segment of an index entry: no segment holds it. */
const BESIDES = "_z";
/** What file systems take for a name. */
const LAST_SEGMENT_MAX = 255;

/**
 * The keys of one model on stores that know nothing but texts by key. Each kind has a fixed number of
 * segments, so that no key is a folder of another:
 *
 * | key                                 | holds                                        |
 * |-------------------------------------|----------------------------------------------|
 * | `…:r:<primary key>`                 | a record                                     |
 * | `…:u:<key>:<tuple>`                 | the primary key of the record with these values |
 * | `…:i:<index>:<tuple>:<primary key>` | nothing: that it is there says it all        |
 * | `…:n:<ordinal>`                     | the last number given out                    |
 *
 * The last segment of an index entry of a connecting model goes on with the primary keys of the records that it
 * connects to, each after `_z`, if there is room: who lists the entries can then ask for all of these at once. They
 * are a hint. Only the connecting record says what it connects to.
 */
export class PortableKeys {
  readonly #start: string;
  readonly #digest: Digest;

  constructor(start: string, digest: Digest) {
    this.#start = start;
    this.#digest = digest;
  }

  /** What the keys of all records begin with. */
  get records(): string {
    return `${this.#start}r`;
  }

  record(part: string): string {
    return `${this.#start}r:${this.#segment(part)}`;
  }

  /** The record that an index entry leads to. */
  recordOfEntry(entry: string): string {
    return `${this.#start}r:${lastSegment(entry).split(BESIDES, 1)[0] ?? ""}`;
  }

  /** What an entry of an index names besides its record, at the place of a carried field; `null` if it does not say. */
  besidesOfEntry(entry: string, at: number): string | null {
    return lastSegment(entry).split(BESIDES)[at + 1] ?? null;
  }

  /** The record that an entry of another model names as one that it connects to. */
  recordBesides(besides: string): string {
    return `${this.#start}r:${besides}`;
  }

  /** The primary key in the key of a record; `null` where that is a digest. */
  partOfRecord(record: string): string | null {
    return segmentText(lastSegment(record));
  }

  entry(key: StoredKey, tuple: string): string {
    return `${this.#start}u:${safeSegment(key.name)}:${this.#segment(tuple)}`;
  }

  /** What the index entries of one tuple begin with. */
  index(key: StoredKey, tuple: string): string {
    return `${this.#start}i:${safeSegment(key.name)}:${this.#segment(tuple)}`;
  }

  indexEntry(key: StoredKey, tuple: string, part: string): string {
    return `${this.index(key, tuple)}:${this.#segment(part)}`;
  }

  /** The entry of a row in full; `null` where the row has none. */
  entryOfRow(index: StoredIndex, row: Row, part: string): string | null {
    const tuple = tupleOf(index, row);
    if (tuple === null) return null;
    const entry = this.indexEntry(index, tuple, part);
    const besides = index.carried.map((at) => BESIDES + this.#besides(row, at)).join("");
    const isShort = lastSegment(entry).length + besides.length <= LAST_SEGMENT_MAX;
    return isShort && entry.length + besides.length <= KEY_MAX ? entry + besides : entry;
  }

  /** Where a key of the layout leads from. */
  placeOf(layout: RecordLayout, key: StoredKey, tuple: string): string {
    return key === layout.primary ? this.record(tuple) : this.entry(key, tuple);
  }

  counter(ordinal: number): string {
    return `${this.#start}n:${ordinal}`;
  }

  #besides(row: Row, at: number): string {
    const cell = row[at] ?? null;
    return cell === null ? "" : this.#segment(cellText(cell));
  }

  #segment(text: string): string {
    return safeSegment(text, this.#digest);
  }
}

function lastSegment(key: string): string {
  return key.slice(key.lastIndexOf(":") + 1);
}

export function portableKeys(
  catalog: Catalog,
  names: KeyNames,
  digest: Digest = sha256,
): ReadonlyMap<string, PortableKeys> {
  const keys = new Map<string, PortableKeys>();
  for (const [model, name] of modelKeyNames(catalog, names)) {
    const start = `${names.base}${safeSegment(name)}:`;
    refuseLongStart(model, start, LONGEST_REST);
    keys.set(model, new PortableKeys(start, digest));
  }
  return keys;
}
