import type { Catalog, Model } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { escapedName } from "./escaped-name.ts";
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
 * | `…:n:<ordinal>`      | string | the last number given out                             |
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
    return `${this.#start}u:${escapedName(key.name)}:${tuple}`;
  }

  index(key: StoredKey, tuple: string): string {
    return `${this.#start}i:${escapedName(key.name)}:${tuple}`;
  }

  /** Fields that the store numbers are counted from 1, as Lua counts. */
  counter(ordinal: number): string {
    return `${this.#start}n:${ordinal}`;
  }
}

export function redisKeys(catalog: Catalog, names: KeyNames): ReadonlyMap<string, RedisKeys> {
  const owners = new Map<string, string>();
  const keys = new Map<string, RedisKeys>();
  for (const model of Object.values(catalog.models)) {
    const name = keyName(model, names);
    const owner = owners.get(name);
    if (owner !== undefined) throw sharedKeys(owner, model.name);
    owners.set(name, model.name);
    keys.set(model.name, new RedisKeys(`${names.base}{${name}}:`));
  }
  return keys;
}

/** The part of the keys that names the model: the prefix given for it, or its table. */
export function keyName(model: Model, names: KeyNames): string {
  const given = Object.hasOwn(names.prefixes, model.name) ? names.prefixes[model.name] : undefined;
  if (given !== undefined) return escapedName(given);
  const table = escapedName(model.table);
  return model.namespace === null ? table : `${escapedName(model.namespace)}.${table}`;
}

function sharedKeys(a: string, b: string): OrmError {
  return new OrmError(
    "INVALID_SCHEMA",
    `models "${a}" and "${b}" would share their keys; give them other prefixes`,
    {
      path: `prefixes.${b}`,
    },
  );
}
