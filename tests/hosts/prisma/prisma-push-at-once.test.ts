import { PrismaPg } from "@prisma/adapter-pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, enumeration, id, model } from "../../../compiler/schema/index.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { createDriverFromRuntime } from "../../../engine/runtime/create-driver-from-runtime.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { generateClient } from "./generate-client.ts";

const schema = defineSchema({
  entry: model({
    table: "entries",
    fields: { id: id(), level: enumeration(["low", "high"]), kind: enumeration(["a", "b"]) },
  }),
});

if (await isReachable(postgres)) {
  test("programs that set up at once all end well, types included", async () => {
    const Client = await generateClient(schema, "postgresql");
    const namespaces = [1, 2, 3].map(newNamespace);
    for (const namespace of namespaces) {
      const connection = { connectionString: postgres.url, options: `-c search_path=${namespace}` };
      const clients = [1, 2, 3, 4].map(
        () => new Client({ adapter: new PrismaPg(connection, { schema: namespace }) }),
      );
      const [first] = clients;
      assert.ok(first);
      try {
        const drivers = await Promise.all(clients.map((client) => createDriverFromRuntime({ client })));
        const pushes = await Promise.allSettled(drivers.map(async (each) => each.push?.(schema.catalog)));
        assert.equal(
          pushes.map((push) => (push.status === "rejected" ? push.reason : null)),
          clients.map(() => null),
        );
        const [driver] = drivers;
        assert.ok(driver);
        const orm = createOrm({ schema, driver: driver });
        const data = { id: "e", level: "high", kind: "a" } as const;
        assert.equal(await orm.entry.create({ data }), data);
      } finally {
        await first.$executeRawUnsafe(`drop schema if exists ${namespace} cascade`);
        for (const client of clients) await client.$disconnect();
      }
    }
  });
}

test.run();
