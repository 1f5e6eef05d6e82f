import { createStorage } from "unstorage";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createKvDriver } from "../../engine/backends/key-value/create-kv-driver.ts";
import { createUnstorageDriver } from "../../engine/backends/key-value/create-unstorage-driver.ts";
import type { Driver } from "../../engine/driver.ts";
import { MapKvNamespace } from "../support/kv-namespace.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item } from "./store-conformance.ts";

/** What the client's methods are asked to do. */
const ACTS: ReadonlyMap<unknown, string> = new Map([
  ["get", "get"],
  ["getItem", "get"],
  ["getItems", "get"],
  ["put", "set"],
  ["setItem", "set"],
  ["delete", "remove"],
  ["removeItem", "remove"],
  ["list", "list"],
  ["getKeys", "list"],
]);

/** A client behind a proxy that writes down the calls in their order, and how many keys are read. */
class Counting {
  calls: string[] = [];
  keysRead = 0;

  over<Client extends object>(client: Client): Client {
    return new Proxy(client, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...args: unknown[]) => {
          const act = ACTS.get(name);
          if (act !== undefined) this.calls.push(act);
          if (act === "get") this.keysRead += Array.isArray(args[0]) ? args[0].length : 1;
          return Reflect.apply(method, target, args);
        };
      },
    });
  }
}

const options = { atomicity: "process" } as const;
const clients: readonly (readonly [string, (store: Counting) => Driver])[] = [
  ["Unstorage", (store) => createUnstorageDriver({ storage: store.over(createStorage()), ...options })],
  ["Cloudflare KV", (store) => createKvDriver({ client: store.over(new MapKvNamespace()), ...options })],
];

for (const [name, open] of clients) {
  for (const size of [10, 1_000, 100_000]) {
    test(`calls by key and by index read what they are about, and nothing else, at ${size} records on ${name}`, async () => {
      const store = new Counting();
      const leaves = new Leaves(open(store), storeCatalog);
      for (let start = 0; start < size; start += 10_000) {
        const count = Math.min(10_000, size - start);
        await leaves.insert("bucket", ...Array.from({ length: count }, (_, at) => bucket(`b${start + at}`)));
      }
      const owned = ["o", "o", "p"].map((ownerId, at) =>
        item(`i${at}`, { ownerId, flag: at > 0, level: "low" }),
      );
      await leaves.insert("item", ...owned);
      const pair = ["login", "b5"];
      const cases: readonly (readonly [string, readonly string[], number, () => Promise<unknown>])[] = [
        ["find by id", ["get"], 1, () => leaves.find("bucket", "id", ["b5"])],
        ["find by another key", ["get", "get"], 2, () => leaves.find("bucket", "scope_identifier", pair)],
        ["find by an index", ["list", "get"], 2, () => leaves.findIndexed("item", ["ownerId"], ["o"])],
        // Looks for the record, and writes it: its keys stay.
        ["update", ["get", "set"], 1, () => leaves.update("bucket", "id", ["b5"], { remaining: ["set", 1] })],
        // Whether the primary key and the other one are free; the entry, and the record.
        ["create", ["get", "get", "set", "set"], 2, () => leaves.insertOne("bucket", bucket("new"))],
        // The record; then it is removed, and its entry if that is still its own.
        ["delete", ["get", "remove", "get", "remove"], 2, () => leaves.remove("bucket", "id", ["new"])],
      ];
      for (const [what, calls, keys, run] of cases) {
        store.calls = [];
        store.keysRead = 0;
        await run();
        assert.equal(store.calls, calls, what);
        assert.is(store.keysRead, keys, what);
      }
    });
  }
}

test.run();
