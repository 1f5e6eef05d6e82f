import { Redis } from "@upstash/redis";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/upstash.ts";
import { UpstashServer } from "../support/upstash-server.ts";
import { clear, REDIS_URL, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item, refused, testStore } from "./store-conformance.ts";
import { begin, testTransactions } from "./transaction-conformance.ts";

const [direct, ...others] = await realClients();
for (const client of others) await client.close();

if (direct !== undefined) {
  const server = await UpstashServer.open(REDIS_URL);
  const base = `orm-upstash-${process.pid}:`;
  for (const automaticDeserialization of [true, false]) {
    const options = { url: server.url, token: server.token, automaticDeserialization };
    const store = {
      name: `Upstash, ${automaticDeserialization ? "with" : "without"} automatic parsing`,
      open: async () => {
        await clear(direct, base);
        return createDriver(new Redis(options), { base });
      },
    };
    testStore(store);
    testTransactions(store, 10);
  }

  const test = suite("Upstash, with answers that get lost");
  test("a write that is sent again is made once", async () => {
    await clear(direct, base);
    const client = new Redis({
      url: server.url,
      token: server.token,
      retry: { retries: 2, backoff: () => 1 },
    });
    const leaves = new Leaves(createDriver(client, { base }), storeCatalog);
    await leaves.insertOne("bucket", bucket("a", 5));
    server.loseNextAnswer = true;
    await refused("CONNECTION_LOST", () =>
      leaves.update("bucket", "id", ["a"], { remaining: ["decrement", 1] }),
    );
    assert.equal(await leaves.find("bucket", "id", ["a"]), [bucket("a", 4)]);
    const { transaction, inside } = await begin(leaves);
    await inside.insertOne("item", item("b"));
    server.loseNextAnswer = true;
    await transaction.commit();
    assert.is(await leaves.count("item"), 1);
  });

  test("a server that is away is a lost connection", async () => {
    const client = new Redis({ url: "http://127.0.0.1:1", token: "none", retry: false });
    const leaves = new Leaves(createDriver(client), storeCatalog);
    assert.is((await refused("CONNECTION_LOST", () => leaves.count("item"))).retryable, true);
    await refused("CONNECTION_LOST", () => leaves.insertOne("item", item("a")));
  });

  test.after(async () => {
    await clear(direct, base);
    await direct.close();
    await server.close();
  });
  test.run();
}
