import { memberOf } from "../../emitters/key-value/ordered-index.ts";
import {
  type RecordLayout,
  type Row,
  recordLayout,
  tupleOf,
} from "../../emitters/key-value/record-layout.ts";
import { recordText } from "../../emitters/key-value/record-text.ts";
import { type RedisKeys, redisKeys } from "../../emitters/key-value/redis-keys.ts";
import { compareCells } from "../../ir/compare-cells.ts";
import { keysUnder, type RedisClient } from "./redis-clients.ts";
import type { Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";

/** What a client's store holds under a base: texts by key, sets as sorted lists, ordered sets as they come. */
export type Dump = { readonly [key: string]: string | readonly string[] };

export interface Dumpable {
  readonly keys: (base: string) => Promise<readonly string[]>;
  readonly text: (key: string) => Promise<string | null>;
  readonly set: (key: string) => Promise<readonly string[]>;
  readonly ordered: (key: string) => Promise<readonly string[]>;
}

export function dumpable(client: RedisClient): Dumpable {
  return {
    keys: (base) => keysUnder(client, base),
    text: async (key) => String(await client.command("GET", key)),
    set: async (key) => [...Object(await client.command("SMEMBERS", key))].map(String),
    ordered: async (key) => [...Object(await client.command("ZRANGE", key, "0", "-1"))].map(String),
  };
}

/** Counters are left out, which only ever grow, and the names of attempts, which go by themselves. */
export async function dump(store: Dumpable, base: string): Promise<Dump> {
  const entries = (await store.keys(base))
    .filter((key) => !key.includes("}:n:") && !key.includes("}:o:"))
    .map(async (key): Promise<[string, string | readonly string[]]> => {
      if (key.includes("}:s:")) return [key, await store.ordered(key)];
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
  const rows = records.map((record) => layout.fields.map((field) => record[field.name] ?? null));
  const entries = new Map<string, string | string[]>();
  for (const row of rows) addRecord(entries, keys, layout, row);
  const sorted = [...entries].map(([key, value]): [string, string | string[]] => [
    key,
    Array.isArray(value) ? value.sort() : value,
  ]);
  for (const index of rows.length === 0 ? [] : layout.ordered) {
    const inOrder = rows.slice().sort(rowOrder(layout, index.positions));
    const members = inOrder.map((row) => memberOf(index, row, tupleOf(layout.primary, row) ?? ""));
    sorted.push([keys.ordered(index), members]);
  }
  return Object.fromEntries(sorted.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By the cells themselves: that their texts in the set come so too is what is to be shown. */
function rowOrder({ fields }: RecordLayout, positions: readonly number[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const at of positions) {
      const order = compareCells(fields[at]?.kind ?? "string", a[at] ?? null, b[at] ?? null);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function addRecord(
  entries: Map<string, string | string[]>,
  keys: RedisKeys,
  layout: RecordLayout,
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
