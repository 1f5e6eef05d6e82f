import { Redis } from "@upstash/redis";
import { Redis as WorkerRedis } from "@upstash/redis/cloudflare";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/upstash.ts";
import { refused } from "./store-conformance.ts";

const address = { url: "http://127.0.0.1:1", token: "none" };

for (const [name, open] of Object.entries({ nodejs: Redis, cloudflare: WorkerRedis })) {
  test(`a client that may read from a region behind its writes is refused: ${name}`, async () => {
    const client: object = Reflect.construct(open, [{ ...address, readYourWrites: false }]);
    const error = await refused("UNSUPPORTED", async () => createDriver(client));
    assert.match(error.message, /leave readYourWrites on/);
    assert.equal([error.path, error.backendKind], ["client", "upstash"]);
  });

  test(`a client that waits for its own writes is taken: ${name}`, () => {
    for (const options of [{}, { readYourWrites: true }]) {
      const client: object = Reflect.construct(open, [{ ...address, ...options }]);
      assert.is(createDriver(client).kind, "upstash");
    }
  });
}

test.run();
