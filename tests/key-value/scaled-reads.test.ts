import { Cluster, Redis } from "ioredis";
import { Cluster as Cluster6 } from "ioredis6";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis.ts";
import { refused } from "./store-conformance.ts";

const nodes = [{ host: "127.0.0.1", port: 1 }];
const first = <Node>([node]: readonly Node[]) => node;

for (const [name, open] of Object.entries({ "ioredis 5": Cluster, "ioredis 6": Cluster6 })) {
  test(`a cluster that may ask replicas is refused: ${name}`, async () => {
    for (const scaleReads of ["slave", "all", first]) {
      const client: object = Reflect.construct(open, [nodes, { lazyConnect: true, scaleReads }]);
      const error = await refused("UNSUPPORTED", async () => createDriver(client));
      assert.match(error.message, /scaleReads "master"/);
      assert.equal([error.path, error.backendKind], ["client", "ioredis"]);
    }
  });

  test(`a cluster that asks masters alone is taken: ${name}`, () => {
    for (const options of [{}, { scaleReads: "master" }]) {
      const client: object = Reflect.construct(open, [nodes, { lazyConnect: true, ...options }]);
      assert.is(createDriver(client).kind, "ioredis");
    }
  });
}

test("the option says nothing to a client of one server", () => {
  const client: object = Reflect.construct(Redis, [{ lazyConnect: true, scaleReads: "slave" }]);
  assert.is(createDriver(client).kind, "ioredis");
});

test.run();
