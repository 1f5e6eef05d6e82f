import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createStorage, type Driver as UnstorageDriver } from "unstorage";
import fsDriver from "unstorage/drivers/fs-lite";
import lruDriver from "unstorage/drivers/lru-cache";
import redisDriver from "unstorage/drivers/redis";
import { createUnstorageDriver } from "../../engine/backends/key-value/create-unstorage-driver.ts";
import { clear, REDIS_URL, realClients } from "./redis-clients.ts";
import { testStore } from "./store-conformance.ts";
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
