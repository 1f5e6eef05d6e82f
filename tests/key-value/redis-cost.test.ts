import { Redis } from "@upstash/redis";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis.ts";
import { createDriver as overUpstash } from "../../engine/backends/key-value/upstash.ts";
import type { Driver } from "../../engine/driver.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { UpstashServer } from "../support/upstash-server.ts";
import { recordedClient } from "./recorded-client.ts";
import { clear, loadScripts, openIoredis, REDIS_URL, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { item } from "./store-conformance.ts";

const base = `orm-cost-${process.pid}:`;
const clients = await realClients();
for (const client of clients) await client.close();

if (clients.length > 0) {
  const client = await openIoredis(5);
  await loadScripts(client);
  const server = await UpstashServer.open(REDIS_URL);
  const upstash = new Redis({ url: server.url, token: server.token, enableTelemetry: false });
  const test = suite("commands sent to Redis");
  const texts: string[] = [];
  const opened: readonly (readonly [string, (commands: string[]) => Driver])[] = [
    ["Redis", (commands) => createDriver(recordedClient(client, commands, texts), { base })],
    ["Upstash", (commands) => overUpstash(recordedUpstash(upstash, commands), { base })],
  ];
  const cases = [10, 1_000, 100_000].flatMap((size) => opened.map(([name, open]) => ({ size, name, open })));
  for (const { size, name, open } of cases) {
    test(`every call by key is one command at ${size} records on ${name}`, async () => {
      const commands: string[] = [];
      const leaves = new Leaves(open(commands), storeCatalog);
      await filled(leaves, size);
      const near = item("i5", { slug: "s5", ownerId: "o0", count: 5 });
      const cases: readonly (readonly [string, string, () => Promise<unknown>])[] = [
        ["find by id", "GET", () => leaves.find("item", "id", ["i5"])],
        ["find by ids", "MGET", () => leaves.find("item", "id", ["i5"], ["i6"], ["none"])],
        ["find by another key", "EVALSHA", () => leaves.find("item", "slug", ["s5"])],
        ["find by index", "EVALSHA", () => leaves.findIndexed("item", ["ownerId"], ["o0"])],
        [
          "find by several of an index",
          "EVALSHA",
          () => leaves.findIndexed("item", ["ownerId"], ["o0"], ["o1"]),
        ],
        ["first ten by an index", "EVALSHA", () => firstTen(leaves, "asc")],
        ["last ten by an index", "EVALSHA", () => firstTen(leaves, "desc")],
        ["count", "SCARD", () => leaves.count("item")],
        ["update", "EVALSHA", () => leaves.update("item", "slug", ["s5"], { slug: ["set", "moved"] })],
        [
          "update with a guard",
          "EVALSHA",
          () =>
            leaves.update(
              "item",
              "slug",
              ["moved"],
              { slug: ["set", "s5"] },
              {
                predicate: compare("eq", "count", 0),
                values: [5],
              },
            ),
        ],
        ["upsert", "EVALSHA", () => leaves.upsert("item", "slug", near, { count: ["increment", 0] })],
        ["delete", "EVALSHA", () => leaves.remove("item", "id", ["i5"])],
        ["create", "EVALSHA", () => leaves.insertOne("item", near)],
      ];
      for (const [what, expected, run] of cases) {
        commands.length = 0;
        leaves.sent.length = 0;
        await run();
        assert.equal(commands, [expected], what);
        assert.is(leaves.sent.length, 1, what);
      }
      assert.equal(await leaves.find("item", "slug", ["s5"]), [near]);
      texts.length = 0;
      assert.is((await leaves.findIndexed("item", ["ownerId"], ["o0"])).length, 10);
      const read = texts.filter((text) => text.startsWith("v1|")).length;
      if (name === "Redis") assert.is(read, 10);
    });
  }

  test("a page of an index reads the records of the page", async () => {
    const texts: string[] = [];
    const leaves = new Leaves(createDriver(recordedClient(client, [], texts), { base }), storeCatalog);
    await filled(leaves, 5_000);
    const slugs = Array.from({ length: 5_000 }, (_, at) => `s${at}`).sort();
    for (const [direction, skip, first] of [
      ["asc", 0, slugs[0]],
      ["desc", 0, slugs[4_999]],
      ["asc", 2_000, slugs[2_000]],
      ["desc", 2_000, slugs[2_999]],
    ] as const) {
      texts.length = 0;
      const page = await leaves.findFirst("item", "by_slug", "slug", direction, 10, skip);
      assert.is(page.length, 10);
      assert.is(page[0]?.slug, first);
      assert.is(texts.filter((text) => text.startsWith("v1|")).length, 10);
    }
  });

  test("a scan goes in batches, and no call sends KEYS", async () => {
    const commands: string[] = [];
    const leaves = new Leaves(createDriver(recordedClient(client, commands), { base }), storeCatalog);
    await filled(leaves, 2_500);
    commands.length = 0;
    assert.is((await leaves.scan("item")).length, 2_500);
    assert.ok(commands.length >= 2 && commands.length <= 4, commands.join());
    assert.equal([...new Set(commands)], ["EVALSHA"]);
  });

  test("a script that the server forgot is sent once more, as text", async () => {
    const commands: string[] = [];
    const forgetful = recordedClient(client, commands);
    const leaves = new Leaves(createDriver(forgetful, { base }), storeCatalog);
    await filled(leaves, 1);
    forgetful.forget = true;
    commands.length = 0;
    leaves.sent.length = 0;
    assert.is((await leaves.find("item", "slug", ["s0"])).length, 1);
    assert.equal(commands, ["EVALSHA", "EVAL"]);
    assert.is(leaves.sent.length, 2);
  });

  test.after(async () => {
    await clear(client, base);
    await client.close();
    await server.close();
  });
  test.run();

  async function filled(leaves: Leaves, size: number): Promise<void> {
    await clear(client, base);
    for (let start = 0; start < size; start += 10_000) {
      const count = Math.min(10_000, size - start);
      const items = Array.from({ length: count }, (_, at) => numberedItem(start + at));
      await leaves.insert("item", ...items);
    }
  }
}

/** The client behind a proxy that writes down each command that is a request of its own. */
function recordedUpstash(client: Redis, commands: string[]): Redis {
  return new Proxy(client, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (name !== "exec" || typeof method !== "function") return method;
      return (command: [string, ...string[]]) => {
        commands.push(command[0]);
        return Reflect.apply(method, target, [command]);
      };
    },
  });
}

/** Ten records an owner at the least. */
function numberedItem(at: number) {
  return item(`i${at}`, { slug: `s${at}`, ownerId: `o${Math.floor(at / 10)}`, count: at });
}

function firstTen(leaves: Leaves, direction: "asc" | "desc") {
  return leaves.findFirst("item", "by_slug", "slug", direction, 10);
}
