import type { Catalog } from "../../ir/catalog.ts";
import { modelKeyNames } from "./model-key-names.ts";
import type { StoredKey } from "./record-layout.ts";
import type { KeyNames } from "./redis-keys.ts";
import { refuseLongStart } from "./refuse-long-start.ts";
import { SEGMENT_MAX, safeSegment } from "./safe-segment.ts";

/** Three segments and what stands between them. */
const LONGEST_REST = 3 * SEGMENT_MAX + 4;

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
 */
export class PortableKeys {
  readonly #start: string;

  constructor(start: string) {
    this.#start = start;
  }

  /** What the keys of all records begin with. */
  get records(): string {
    return `${this.#start}r`;
  }

  record(part: string): string {
    return `${this.#start}r:${safeSegment(part)}`;
  }

  /** The record that an index entry leads to: both end alike. */
  recordOfEntry(entry: string): string {
    return `${this.#start}r:${entry.slice(entry.lastIndexOf(":") + 1)}`;
  }

  entry(key: StoredKey, tuple: string): string {
    return `${this.#start}u:${safeSegment(key.name)}:${safeSegment(tuple)}`;
  }

  /** What the index entries of one tuple begin with. */
  index(key: StoredKey, tuple: string): string {
    return `${this.#start}i:${safeSegment(key.name)}:${safeSegment(tuple)}`;
  }

  indexEntry(key: StoredKey, tuple: string, part: string): string {
    return `${this.index(key, tuple)}:${safeSegment(part)}`;
  }

  counter(ordinal: number): string {
    return `${this.#start}n:${ordinal}`;
  }
}

export function portableKeys(catalog: Catalog, names: KeyNames): ReadonlyMap<string, PortableKeys> {
  const keys = new Map<string, PortableKeys>();
  for (const [model, name] of modelKeyNames(catalog, names)) {
    const start = `${names.base}${safeSegment(name)}:`;
    refuseLongStart(model, start, LONGEST_REST);
    keys.set(model, new PortableKeys(start));
  }
  return keys;
}
