import { randomBytes } from "node:crypto";
import { Cluster, Redis } from "ioredis";
import { Cluster as Cluster6, Redis as Redis6 } from "ioredis6";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis.ts";
import { createOrm, defineSchema, id, index, integer, model, string } from "../../engine/index.ts";
import { isReachable, missedServers } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import { RedisClusterServers } from "../support/redis-cluster-servers.ts";
import { clear, loadScripts, openIoredis } from "./redis-clients.ts";
import { refused } from "./store-conformance.ts";

const fields = { id: id(), name: string().unique(), count: integer() };
const schema = defineSchema({
  left: model({ table: "left", fields, indexes: [index(["count"])] }),
  right: model({ table: "right", fields }),
});

const base = () => `pipelining-${randomBytes(6).toString("hex")}:`;

/** Calls of one tick, each of which tells whether those before it were made before it. */
async function callsOfOneTick(client: object, keys: string): Promise<void> {
  const orm = createOrm({ schema, driver: createDriver(client, { base: keys }) });
  const answers = (["left", "right"] as const).flatMap((name) => {
    const calls = orm[name];
    return ["a", "b", "c"].flatMap((row) => {
      const where = { id: row };
      return [
        calls.create({ data: { id: row, name: row, count: 0 } }),
        calls.update({ where, data: { count: { increment: 1 } } }),
        calls.findMany({ where }),
        calls.delete({ where }),
        calls.findMany({ where }),
      ];
    });
  });
  const expected = ["left", "right"].flatMap(() =>
    ["a", "b", "c"].flatMap((row) => {
      const record = { id: row, name: row, count: 0 };
      const changed = { ...record, count: 1 };
      return [record, changed, [changed], 1, []];
    }),
  );
  assert.equal(await Promise.all<unknown>(answers), expected);
}

const singles: Readonly<Record<string, (url: string) => Redis | Redis6>> = {
  "ioredis 5": (url) => new Redis(url, { enableAutoPipelining: true }),
  "ioredis 6": (url) => new Redis6(url, { enableAutoPipelining: true }),
};

if (await isReachable(redis)) {
  const { hostname, port } = new URL(redis.url);
  for (const [name, open] of Object.entries(singles)) {
    test(`calls of one tick keep their order in a pipeline: ${name}`, async () => {
      const direct = await openIoredis(5);
      await loadScripts(direct);
      const keys = base();
      const client = open(redis.url);
      try {
        await callsOfOneTick(client, keys);
      } finally {
        client.disconnect();
        await clear(direct, keys);
        await direct.close();
      }
    });

    test(`a write whose answer is lost with its pipeline may have been made: ${name}`, async () => {
      const direct = await openIoredis(5);
      await loadScripts(direct);
      const proxy = await FaultProxy.open(hostname, Number(port || "6379"));
      const keys = base();
      const client = open(`redis://127.0.0.1:${proxy.port}`);
      client.on("error", () => {});
      try {
        const orm = createOrm({ schema, driver: createDriver(client, { base: keys }) });
        await orm.left.count();
        const after = async (call: () => Promise<unknown>): Promise<unknown> => {
          proxy.arm({ at: /EVALSHA/, kind: "line" });
          const answered = client.ping();
          const called = call();
          assert.is(await answered, "PONG");
          return called;
        };
        const data = { id: "a", name: "a", count: 0 };
        const created = await refused("CONNECTION_LOST", () => after(() => orm.left.create({ data })));
        assert.is(created.retryable, false);
        const found = await refused("CONNECTION_LOST", () => after(() => orm.left.findMany({})));
        assert.is(found.retryable, true);
        assert.equal(await orm.left.findMany({}), [data]);
        const inside = orm.transaction(async (tx) => {
          await tx.left.create({ data: { id: "b", name: "b", count: 0 } });
          proxy.arm({ at: /EVALSHA/, kind: "line" });
          void client.ping();
        });
        await refused("COMMIT_OUTCOME_UNKNOWN", () => inside);
        assert.is(await orm.left.count(), 2);
      } finally {
        client.disconnect();
        await proxy.close();
        await clear(direct, keys);
        await direct.close();
      }
    });
  }
}

/** As `redis-cli` shares them out among three. */
const FIRST_NODE_SLOT_MAX = 5_460;

const servers = await RedisClusterServers.open();

if (servers === null) missedServers.add("redis-server, to make a cluster of,");
else {
  const nodes = servers.ports.map((port) => ({ host: "127.0.0.1", port }));
  const opened = servers;
  for (const [name, open] of Object.entries({ "ioredis 5": Cluster, "ioredis 6": Cluster6 })) {
    test(`calls of one tick keep their order in a cluster's pipelines: ${name}`, async () => {
      for (const { port } of nodes) {
        const direct = await openIoredis(5, `redis://127.0.0.1:${port}`);
        await loadScripts(direct);
        await direct.close();
      }
      const client = new open(nodes, { enableAutoPipelining: true });
      try {
        for (let round = 0; round < 8; round++) await callsOfOneTick(client, base());
      } finally {
        client.disconnect();
      }
    });

    for (const enableAutoPipelining of [false, true]) {
      const how = enableAutoPipelining ? "in a pipeline" : "by itself";
      test(`a write that a cluster's client sends again, ${how}, is made once: ${name}`, async () => {
        const proxies = await Promise.all(nodes.map(({ host, port }) => FaultProxy.open(host, port)));
        const natMap = Object.fromEntries(
          nodes.map(({ host, port }, at) => [`${host}:${port}`, { host, port: proxies[at]?.port ?? 0 }]),
        );
        const client = new open(nodes, { enableAutoPipelining, natMap });
        client.on("error", () => {});
        try {
          const orm = createOrm({ schema, driver: createDriver(client, { base: base() }) });
          await orm.left.create({ data: { id: "a", name: "a", count: 0 } });
          const change = () => orm.left.update({ where: { id: "a" }, data: { count: { increment: 1 } } });
          await change();
          for (const proxy of proxies) proxy.arm({ at: /EVALSHA/, kind: "mute" });
          const error = await refused("CONNECTION_LOST", change);
          assert.is(error.retryable, false);
          for (const proxy of proxies) proxy.disarm();
          const [row] = await orm.left.findMany({});
          assert.is(row?.count, 2);
        } finally {
          client.disconnect();
          for (const proxy of proxies) await proxy.close();
        }
      });
    }
  }
  for (const [name, open] of Object.entries({ "ioredis 5": Cluster, "ioredis 6": Cluster6 })) {
    test(`calls follow a slot that moved while others of their pipeline were done: ${name}`, async () => {
      const keys = base();
      const slotOf = (start: string) => opened.slotOf(`${keys}{${start}}:m`);
      const [left = "", right = ""] = Array.from({ length: 60 }, (_, at) => `p${at}`).filter(
        (start) => slotOf(start) <= FIRST_NODE_SLOT_MAX,
      );
      const client = new open(nodes, { enableAutoPipelining: true });
      try {
        const driver = createDriver(client, { base: keys, prefixes: { left, right } });
        const orm = createOrm({ schema, driver });
        await Promise.all([orm.left.count(), orm.right.count()]);
        opened.giveSlot(slotOf(right), opened.ports[1] ?? 0);
        const data = { id: "a", name: "a", count: 0 };
        const calls = [orm.left.create({ data }), orm.right.create({ data }), orm.right.findMany({})];
        assert.equal(await Promise.all<unknown>(calls), [data, data, [data]]);
        assert.equal([await orm.left.count(), await orm.right.count()], [1, 1]);
      } finally {
        client.disconnect();
      }
    });
  }
  test.after(() => opened.close());
}

test.run();
