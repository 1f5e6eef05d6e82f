import { Cluster, Redis } from "ioredis";
import Mock from "ioredis-mock";
import { Cluster as Cluster6, Redis as Redis6 } from "ioredis6";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis.ts";
import { createDriver as overMock } from "../../engine/backends/key-value/ioredis-mock.ts";
import { refused } from "./store-conformance.ts";

const options = { lazyConnect: true, keyPrefix: "app:" } as const;
const nodes = [{ host: "127.0.0.1", port: 1 }];

const clients = {
  "ioredis 5": new Redis(options),
  "ioredis 6": new Redis6(options),
  "a cluster of ioredis 5": new Cluster(nodes, { lazyConnect: true, redisOptions: { keyPrefix: "app:" } }),
  "a cluster of ioredis 6": new Cluster6(nodes, options),
};

for (const [name, client] of Object.entries(clients)) {
  test(`a prefix that scripts do not see is refused: ${name}`, async () => {
    const error = await refused("UNSUPPORTED", async () => createDriver(client));
    assert.match(error.message, /keyPrefix.*base/);
    assert.is(error.path, "client");
    client.disconnect();
  });
}

test("a prefix that scripts do not see is refused: ioredis-mock", async () => {
  const mock = new Mock({ keyPrefix: "app:" });
  await refused("UNSUPPORTED", async () => overMock(mock));
  await mock.quit();
});

test("an empty prefix is none", () => {
  const client = new Redis({ lazyConnect: true, keyPrefix: "" });
  assert.is(createDriver(client).kind, "ioredis");
  client.disconnect();
});

test.run();
