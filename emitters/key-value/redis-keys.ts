import type { Catalog } from "../../ir/catalog.ts";
import { escapedName } from "./escaped-name.ts";
import { modelKeyNames } from "./model-key-names.ts";
import type { StoredKey } from "./record-layout.ts";

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
 * The braces make them one slot of a cluster, where a script may touch them all: a model lives on one node.
 */
export class RedisKeys {
  readonly members: string;
  readonly #start: string;

  constructor(start: string) {
    this.#start = start;
    this.members = `${start}m`;
  }

  record(part: string): string {
    return `${this.#start}r:${part}`;
  }

  entry(key: StoredKey, tuple: string): string {
    return `${this.#start}u:${key.escaped}:${tuple}`;
  }

  index(key: StoredKey, tuple: string): string {
    return `${this.indexes}${key.escaped}:${tuple}`;
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

export function redisKeys(catalog: Catalog, names: KeyNames): ReadonlyMap<string, RedisKeys> {
  const keys = new Map<string, RedisKeys>();
  for (const [model, name] of modelKeyNames(catalog, names)) {
    keys.set(model, new RedisKeys(`${names.base}{${escapedName(name)}}:`));
  }
  return keys;
}
