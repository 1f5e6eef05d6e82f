import { type Row, recordLayout, tupleOf } from "../../emitters/key-value/record-layout.ts";
import { recordText } from "../../emitters/key-value/record-text.ts";
import { type RedisKeys, redisKeys } from "../../emitters/key-value/redis-keys.ts";
import { keysUnder, type RedisClient } from "./redis-clients.ts";
import type { Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";

/** What a client's store holds under a base: texts by key, and sets as sorted lists. */
export type Dump = { readonly [key: string]: string | readonly string[] };

export interface Dumpable {
  readonly keys: (base: string) => Promise<readonly string[]>;
  readonly text: (key: string) => Promise<string | null>;
  readonly set: (key: string) => Promise<readonly string[]>;
}

export function dumpable(client: RedisClient): Dumpable {
  return {
    keys: (base) => keysUnder(client, base),
    text: async (key) => String(await client.command("GET", key)),
    set: async (key) => [...Object(await client.command("SMEMBERS", key))].map(String),
  };
}

/** Counters are left out, which only ever grow, and the names of attempts, which go by themselves. */
export async function dump(store: Dumpable, base: string): Promise<Dump> {
  const entries = (await store.keys(base))
    .filter((key) => !key.includes("}:n:") && !key.includes("}:o:"))
    .map(async (key): Promise<[string, string | readonly string[]]> => {
      const isSet = key.endsWith("}:m") || key.includes("}:i:");
      return [key, isSet ? [...(await store.set(key))].sort() : ((await store.text(key)) ?? "")];
    });
  return Object.fromEntries((await Promise.all(entries)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a store must hold for exactly these records of a model: nothing missing, nothing left over. */
export function expectedDump(model: string, records: readonly Record[], base: string): Dump {
  const layout = recordLayout(storeCatalog, model);
  const keys = redisKeys(storeCatalog, { base, prefixes: {} }).get(model);
  if (keys === undefined) throw new TypeError(model);
  const entries = new Map<string, string | string[]>();
  for (const record of records) {
    const row = layout.fields.map((field) => record[field.name] ?? null);
    addRecord(entries, keys, layout, row);
  }
  const sorted = [...entries].map(
    ([key, value]) => [key, Array.isArray(value) ? value.sort() : value] as const,
  );
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addRecord(
  entries: Map<string, string | string[]>,
  keys: RedisKeys,
  layout: ReturnType<typeof recordLayout>,
  row: Row,
): void {
  const part = tupleOf(layout.primary, row) ?? "";
  entries.set(keys.record(part), recordText(layout, row));
  addMember(entries, keys.members, part);
  for (const key of layout.keys.slice(1)) {
    const tuple = tupleOf(key, row);
    if (tuple !== null) entries.set(keys.entry(key, tuple), part);
  }
  for (const index of layout.indexes) {
    const tuple = tupleOf(index, row);
    if (tuple !== null) addMember(entries, keys.index(index, tuple), part);
  }
}

function addMember(entries: Map<string, string | string[]>, key: string, part: string): void {
  const members = entries.get(key);
  if (Array.isArray(members)) members.push(part);
  else entries.set(key, [part]);
}
