import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, type Driver as UnstorageDriver } from "unstorage";
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
import { byId, item, testStore } from "./store-conformance.ts";
import { testTransactions } from "./transaction-conformance.ts";

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
