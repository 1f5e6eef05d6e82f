import type { Catalog } from "../../ir/catalog.ts";
import { escapedName, NAME_MAX } from "./escaped-name.ts";
import { type Digest, keyUnder } from "./key-under.ts";
import { modelKeyNames } from "./model-key-names.ts";
import type { RecordLayout, StoredKey } from "./record-layout.ts";
import { refuseLongStart } from "./refuse-long-start.ts";
import { sha1 } from "./sha1.ts";

/** How an application wants its keys to begin. */
export interface KeyNames {
  readonly base: string;
  /** By model name, in place of the table name. */
  readonly prefixes: Readonly<Record<string, string>>;
}

/**
 * The keys of one model, all beginning alike:
 *
 * | key                  | type   | holds                                                 |
 * |----------------------|--------|-------------------------------------------------------|
 * | `…:m`                | set    | the primary keys of all records                       |
 * | `…:r:<primary key>`  | string | a record                                              |
 * | `…:u:<key>:<tuple>`  | string | the primary key of the record with these unique values |
 * | `…:i:<index>:<tuple>`| set    | the primary keys of the records with these values     |
 * | `…:s:<index>`        | sorted set | a member for every record, in the order of the index |
 * | `…:n:<ordinal>`      | string | the last number given out                             |
 * | `…:o:<attempt>`      | string | for a minute: a write that its client may send again  |
 *
 * A primary key or tuple with which a key would be too long stands there as its digest, see {@link keyUnder};
 * what sets hold is whole.
 *
 * The braces make them one slot of a cluster, where a script may touch them all: a model lives on one node.
 */
export class RedisKeys {
  readonly members: string;
  readonly #start: string;
  readonly #digest: Digest;

  constructor(start: string, digest: Digest) {
    this.#start = start;
    this.#digest = digest;
    this.members = `${start}m`;
  }

  record(part: string): string {
    return keyUnder(this.records, part, this.#digest);
  }

  /** How the keys of all records begin. */
  get records(): string {
    return `${this.#start}r:`;
  }

  entry(key: StoredKey, tuple: string): string {
    return keyUnder(`${this.#start}u:${key.escaped}:`, tuple, this.#digest);
  }

  /** Where a key of the layout leads from. */
  placeOf(layout: RecordLayout, key: StoredKey, tuple: string): string {
    return key === layout.primary ? this.record(tuple) : this.entry(key, tuple);
  }

  index(key: StoredKey, tuple: string): string {
    return keyUnder(`${this.indexes}${key.escaped}:`, tuple, this.#digest);
  }

  /** How the keys of all indexes begin. */
  get indexes(): string {
    return `${this.#start}i:`;
  }

  ordered(index: StoredKey): string {
    return `${this.#start}s:${index.escaped}`;
  }

  /** Fields that the store numbers are counted from 1, as Lua counts. */
  counter(ordinal: number): string {
    return `${this.#start}n:${ordinal}`;
  }
}

/** After the start the kind, a name and a digest, and what divides them. */
const LONGEST_REST = NAME_MAX + 44;

export function redisKeys(
  catalog: Catalog,
  names: KeyNames,
  digest: Digest = sha1,
): ReadonlyMap<string, RedisKeys> {
  const keys = new Map<string, RedisKeys>();
  for (const [model, name] of modelKeyNames(catalog, names)) {
    const start = `${names.base}{${escapedName(name)}}:`;
    refuseLongStart(model, start, LONGEST_REST);
    keys.set(model, new RedisKeys(start, digest));
  }
  return keys;
}
