import { test } from "uvu";
import * as assert from "uvu/assert";
import { portableDriver } from "../../engine/key-value/portable/portable-driver.ts";
import type { PortableStore } from "../../engine/key-value/portable/portable-store.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item } from "./store-conformance.ts";

/** A store over a map that counts what it is asked for. */
class CountingStore {
  readonly texts = new Map<string, string>();
  calls: string[] = [];
  keysRead = 0;

  get port(): PortableStore {
    return {
      kind: "counting",
      client: this,
      getMany: async (keys) => {
        this.calls.push("get");
        this.keysRead += keys.length;
        return keys.map((key) => this.texts.get(key) ?? null);
      },
      set: async (key, text) => {
        this.calls.push("set");
        this.texts.set(key, text);
      },
      remove: async (key) => {
        this.calls.push("remove");
        this.texts.delete(key);
      },
      pages: (segments) => this.#pages(segments),
    };
  }

  async *#pages(segments: string) {
    this.calls.push("list");
    yield { keys: [...this.texts.keys()].filter((key) => key.startsWith(`${segments}:`)), isLast: true };
  }
}

for (const size of [10, 1_000, 100_000]) {
  test(`calls by key and by index read what they are about, and nothing else, at ${size} records`, async () => {
    const store = new CountingStore();
    const options = { names: { base: "", prefixes: {} }, isOwn: true, isStale: false, allowRaces: false };
    const leaves = new Leaves(portableDriver(store.port, store, options), storeCatalog);
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

test.run();
