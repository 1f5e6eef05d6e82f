import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, prefixStorage, type Driver as UnstorageDriver } from "unstorage";
import fsDriver from "unstorage/drivers/fs-lite";
import lruDriver from "unstorage/drivers/lru-cache";
import memoryDriver from "unstorage/drivers/memory";
import redisDriver from "unstorage/drivers/redis";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createUnstorageDriver } from "../../engine/backends/key-value/create-unstorage-driver.ts";
import { clear, REDIS_URL, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { byId, item, refused, testStore } from "./store-conformance.ts";
import { begin, testTransactions } from "./transaction-conformance.ts";

const [direct, ...others] = await realClients();
for (const client of others) await client.close();
const folder = await mkdtemp(join(tmpdir(), "orm-unstorage-"));

function opened(name: string, mount: () => UnstorageDriver | undefined, close?: () => Promise<void>): void {
  let last = createStorage();
  const store = {
    name: `Unstorage on ${name}`,
    isolated: false,
    open: async () => {
      const driver = mount();
      await last.dispose();
      last = createStorage(driver === undefined ? {} : { driver });
      await last.clear();
      return createUnstorageDriver({ storage: last, base: "app", atomicity: "process" });
    },
  };
  testStore(store);
  testTransactions(
    {
      ...store,
      close: async () => {
        await last.dispose();
        await close?.();
      },
    },
    30,
  );
}

opened("memory", () => undefined);
opened("an LRU cache", () => lruDriver({ max: 10_000 }));
opened(
  "files",
  () => fsDriver({ base: folder }),
  () => rm(folder, { recursive: true }),
);
if (direct !== undefined) {
  const base = `orm-unstorage-${process.pid}`;
  opened(
    "Redis",
    () => redisDriver({ url: REDIS_URL, base }),
    async () => {
      await clear(direct, base);
      await direct.close();
    },
  );
}

const mounts = suite("files mounted beside another store");
mounts("are read and written in turns, whichever was opened first", async () => {
  const kept = memoryDriver();
  const busy = new Set<string>();
  const alone = async <T>(key: string, act: () => T): Promise<Awaited<T>> => {
    assert.not(busy.has(key), `two calls for ${key} at once`);
    busy.add(key);
    await new Promise((resolve) => setTimeout(resolve, 1));
    busy.delete(key);
    return await act();
  };
  const files: UnstorageDriver = {
    ...kept,
    name: "fs",
    getItem: (key, options) => alone(key, () => kept.getItem(key, options)),
    setItem: (key, value, options) => alone(key, () => kept.setItem?.(key, value, options)),
  };
  const storage = createStorage();
  storage.mount("files", files);
  createUnstorageDriver({ storage, base: "app" });
  const leaves = new Leaves(createUnstorageDriver({ storage, base: "files" }), storeCatalog);
  await leaves.insertOne("item", item("a"));
  const found = await Promise.all([
    leaves.update("item", "id", ["a"], { slug: ["set", "s"] }),
    leaves.find("item", "id", ["a"]),
    leaves.find("item", "id", ["a"]),
  ]);
  assert.is(found[0].length, 1);
});

mounts(
  "a store that fails while a commit looks at it again is told as such, and nothing was written",
  async () => {
    const kept = memoryDriver();
    let isLost = false;
    const getItem: UnstorageDriver["getItem"] = (key, options) => {
      if (isLost) throw new Error("fetch failed");
      return kept.getItem(key, options);
    };
    const storage = createStorage({ driver: { ...kept, getItem } });
    const outside = new Leaves(createUnstorageDriver({ storage, atomicity: "process" }), storeCatalog);
    await outside.insertOne("item", item("a", { slug: "s" }));
    const { transaction, inside } = await begin(outside);
    await inside.update("item", "id", ["a"], { slug: ["set", "t"] });
    isLost = true;
    const error = await refused("CONNECTION_LOST", () => transaction.commit());
    isLost = false;
    assert.is(error.retryable, true);
    assert.equal(await outside.scan("item"), [item("a", { slug: "s" })]);
  },
);
mounts("a part of a storage promises no more than what all its mounts keep", () => {
  const storage = createStorage();
  const part = () => createUnstorageDriver({ storage: prefixStorage(storage, "data") });
  assert.is(part().capabilities.uniqueness, "always");
  storage.mount("data", { ...memoryDriver(), name: "redis" });
  for (const driver of [part(), createUnstorageDriver({ storage })]) {
    assert.equal([driver.capabilities.uniqueness, driver.capabilities.atomicWrites], ["process", false]);
  }
});

mounts("parts of one storage take turns", async () => {
  const storage = createStorage();
  const parts = Array.from({ length: 4 }, () => {
    const driver = createUnstorageDriver({ storage: prefixStorage(storage, "data") });
    return new Leaves(driver, storeCatalog);
  });
  await parts[0]?.insertOne("item", item("a", { count: 0 }));
  const edits = parts.flatMap((leaves) =>
    Array.from({ length: 5 }, () => leaves.update("item", "id", ["a"], { count: ["increment", 1] })),
  );
  await Promise.all(edits);
  assert.equal(await parts[0]?.find("item", "id", ["a"]), [item("a", { count: 20 })]);
});
mounts.run();

const test = suite("a driver that lists a key twice, as SCAN may while the server makes room");
test("counts and reads each record once", async () => {
  const kept = memoryDriver();
  const getKeys: UnstorageDriver["getKeys"] = async (base, options) => {
    const keys = await kept.getKeys(base, options);
    return [...keys, ...keys];
  };
  const storage = createStorage({ driver: { ...kept, getKeys } });
  const leaves = new Leaves(createUnstorageDriver({ storage }), storeCatalog);
  const items = ["a", "b"].map((id) => item(id, { ownerId: "o" }));
  await leaves.insert("item", ...items);
  assert.is(await leaves.count("item"), 2);
  assert.equal(byId(await leaves.scan("item")), items);
  assert.equal(byId(await leaves.findIndexed("item", ["ownerId"], ["o"])), items);
});
test.run();
