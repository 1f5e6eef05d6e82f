import { Cluster as Ioredis5Cluster } from "ioredis";
import { Cluster as Ioredis6Cluster } from "ioredis6";
import { createCluster as createCluster6 } from "redis";
import { createCluster as createCluster4 } from "redis4";
import { createCluster as createCluster5 } from "redis5";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createRedisDriver } from "../../engine/backends/key-value/create-redis-driver.ts";
import { createOrm, defineSchema, id, manyToMany, model, string } from "../../engine/index.ts";
import { missedServers } from "../servers/is-reachable.ts";
import { RedisClusterServers } from "../support/redis-cluster-servers.ts";
import { Leaves } from "./run-leaf.ts";
import { sessionSchema } from "./session-schema.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item, refused, testStore } from "./store-conformance.ts";
import { begin, testTransactions } from "./transaction-conformance.ts";

const clubs = defineSchema({
  person: model({
    table: "people",
    fields: { id: id() },
    relations: { clubs: manyToMany("club", { through: "membership", from: "personId", to: "clubId" }) },
  }),
  club: model({ table: "clubs", fields: { id: id() } }),
  membership: model({
    table: "memberships",
    fields: { id: id(), personId: string(), clubId: string() },
  }),
});

const servers = await RedisClusterServers.open();

if (servers === null) missedServers.add("redis-server, to make a cluster of,");
else {
  const nodes = servers.ports.map((port) => ({ host: "127.0.0.1", port }));
  const rootNodes = servers.ports.map((port) => ({ url: `redis://127.0.0.1:${port}` }));
  const four = createCluster4({ rootNodes });
  const five = createCluster5({ rootNodes });
  const six = createCluster6({ rootNodes });
  await Promise.all([four.connect(), five.connect(), six.connect()]);
  const clients: readonly (readonly [name: string, client: object, close: () => Promise<unknown>])[] = [
    ["node-redis 4", four, () => four.disconnect()],
    ["node-redis 5", five, () => five.close()],
    ["node-redis 6", six, () => six.close()],
    ...[new Ioredis5Cluster(nodes), new Ioredis6Cluster(nodes)].map(
      (client, at) => [`ioredis ${at + 5}`, client, async () => client.disconnect()] as const,
    ),
  ];
  let opened = 0;
  for (const [name, client] of clients) {
    // The braces put all models on one slot, so that a transaction may span them.
    const store = {
      name: `cluster of ${name}`,
      open: async () => createRedisDriver({ client, base: `{${name}-${opened++}}:` }),
    };
    testStore(store);
    testTransactions(store, 5);
  }

  const test = suite("models on nodes of their own");
  for (const [name, client] of clients) {
    test(`calls need no braces, transactions over several models do (${name})`, async () => {
      const leaves = new Leaves(createRedisDriver({ client, base: `own-${opened++}:` }), storeCatalog);
      await leaves.insertOne("item", item("a", { slug: "s" }));
      await leaves.insertOne("bucket", bucket("b"));
      const one = await begin(leaves);
      await one.inside.update("item", "slug", ["s"], { count: ["set", 1] });
      await one.transaction.commit();
      const both = await begin(leaves);
      await both.inside.update("item", "slug", ["s"], { count: ["set", 2] });
      await both.inside.update("bucket", "id", ["b"], { remaining: ["set", 2] });
      await refused("UNSUPPORTED", () => both.transaction.commit());
      assert.equal(await leaves.find("item", "id", ["a"]), [item("a", { slug: "s", count: 1 })]);
    });
  }
  for (const [name, client] of clients) {
    test(`a many-to-many relation is one script where both models are on one node (${name})`, async () => {
      for (const [base, isTogether] of [
        [`many-${opened++}:`, false],
        [`{many-${opened++}}:`, true],
      ] as const) {
        const driver = createRedisDriver({ client, base });
        assert.is(driver.capabilities.throughLookups, isTogether);
        const orm = createOrm({ schema: clubs, driver });
        await orm.person.createMany({ data: [{ id: "a" }, { id: "b" }] });
        await orm.club.createMany({ data: [{ id: "x" }, { id: "y" }] });
        const pairs = [
          ["a", "x"],
          ["a", "y"],
          ["b", "y"],
          ["b", "gone"],
        ] as const;
        await orm.membership.createMany({ data: pairs.map(([personId, clubId]) => ({ personId, clubId })) });
        const args = {
          where: { id: { in: ["a", "b"] } },
          orderBy: { id: "asc" },
          select: { id: true, clubs: { orderBy: { id: "desc" }, take: 2, select: { id: true } } },
        } as const;
        assert.is(orm.$explain.person.findMany(args).roundTrips, isTogether ? 2 : 3);
        const expected = [
          { id: "a", clubs: [{ id: "y" }, { id: "x" }] },
          { id: "b", clubs: [{ id: "y" }] },
        ];
        assert.equal(await orm.person.findMany(args), expected);
        assert.equal(
          await (isTogether ? orm.transaction((inside) => inside.person.findMany(args)) : expected),
          expected,
        );
      }
    });
  }
  for (const [name, client] of clients) {
    test(`purging finds the indexes of every model, on whichever node they are (${name})`, async () => {
      for (let model = 0; model < 6; model++) {
        const base = `purge-${opened++}:`;
        const orm = createOrm({ schema: sessionSchema, driver: createRedisDriver({ client, base }) });
        const command = (key: string, name: string) => six.sendCommand(key, false, [name, key]);
        const rows = Array.from({ length: 40 }, (_, row) => `${row}`);
        await orm.session.createMany({
          data: rows.map((id) => ({ id, token: id, userId: `u${id}`, endsAt: null })),
        });
        for (const id of rows) await command(`${base}{sessions}:r:"${id}"`, "DEL");
        assert.equal(await orm.$purgeExpired(), { session: 0 });
        const left = await Promise.all(
          rows.map((id) => command(`${base}{sessions}:i:userId:"u${id}"`, "SCARD")),
        );
        assert.equal(
          left.map(Number),
          rows.map(() => 0),
        );
        assert.equal(await command(`${base}{sessions}:m`, "SMEMBERS"), []);
      }
    });
  }
  test.after(async () => {
    for (const [, , close] of clients) await close();
    await servers.close();
  });
  test.run();
}
