import Mock from "ioredis-mock";
import { createStorage } from "unstorage";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as overKv } from "../../engine/backends/key-value/cloudflare-kv.ts";
import { createDriver as overMock } from "../../engine/backends/key-value/ioredis-mock.ts";
import { createDriver as overUnstorage } from "../../engine/backends/key-value/unstorage.ts";
import type { Driver } from "../../engine/driver.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { MapKvNamespace } from "../support/kv-namespace.ts";
import { clear, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { catalogOf, field, key, literal, model } from "./store-catalog.ts";
import { refused } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

const fields = [field("id", "string"), field("slug", "string", { nullable: true }), field("n", "integer")];
const indexes = [{ name: "n", fields: ["n"] }];
const catalog = catalogOf(model("thing", fields, [key("id"), key("slug")], indexes));

/** What a store is told behind the driver's back. */
interface RawStore {
  readonly driver: Driver;
  /** A text of no length is no record, not a spoiled one. */
  readonly emptyIsAbsent: boolean;
  /** The text of the record with this id. */
  readonly get: (id: string) => Promise<string | null>;
  readonly set: (id: string, text: string) => Promise<unknown>;
  readonly remove: (id: string) => Promise<unknown>;
  /** The entry of a slug leads to this id. */
  readonly lead: (slug: string, id: string) => Promise<unknown>;
  readonly ledBy: (slug: string) => Promise<string | null>;
}

interface Texts {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, text: string) => Promise<unknown>;
  readonly remove: (key: string) => Promise<unknown>;
}

function onRedis(driver: Driver, base: string, { get, set, remove }: Texts): RawStore {
  const record = (id: string) => `${base}{thing}:r:"${id}"`;
  const entry = (slug: string) => `${base}{thing}:u:slug:"${slug}"`;
  return {
    driver,
    emptyIsAbsent: true,
    get: async (id) => textOf(await get(record(id))),
    set: (id, text) => set(record(id), text),
    remove: (id) => remove(record(id)),
    lead: (slug, id) => set(entry(slug), `"${id}"`),
    ledBy: async (slug) => textOf(await get(entry(slug)))?.slice(1, -1) ?? null,
  };
}

function onPortable(driver: Driver, { get, set, remove }: Texts): RawStore {
  const record = (id: string) => `thing:r:_22${id}_22`;
  const entry = (slug: string) => `thing:u:slug:_22${slug}_22`;
  return {
    driver,
    emptyIsAbsent: false,
    get: async (id) => textOf(await get(record(id))),
    set: (id, text) => set(record(id), text),
    remove: (id) => remove(record(id)),
    lead: (slug, id) => set(entry(slug), `v1|"${id}"`),
    ledBy: async (slug) => textOf(await get(entry(slug)))?.slice('v1|"'.length, -1) ?? null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

let opened = 0;
const newBase = () => `tampered-${process.pid}-${opened++}:`;

function openMock(): RawStore {
  const mock = new Mock();
  const own = newBase();
  const remove = (key: string) => mock.del(key);
  const texts = {
    get: (key: string) => mock.get(key),
    set: (key: string, text: string) => mock.set(key, text),
    remove,
  };
  return onRedis(overMock(mock, { base: own }), own, texts);
}

function openUnstorage(): RawStore {
  const storage = createStorage();
  const texts: Texts = {
    get: (key) => storage.getItem(key),
    set: (key, text) => storage.setItem(key, text),
    remove: (key) => storage.removeItem(key),
  };
  return onPortable(overUnstorage(storage), texts);
}

function openKv(): RawStore {
  const kv = new MapKvNamespace();
  const texts: Texts = {
    get: (key) => kv.get(key),
    set: (key, text) => kv.put(key, text),
    remove: (key) => kv.delete(key),
  };
  return onPortable(overKv(kv, { atomicity: "process" }), texts);
}

const [direct, ...others] = await realClients();
for (const other of others) await other.close();

tampered("ioredis-mock", openMock);
tampered("Unstorage", openUnstorage);
tampered("Cloudflare KV", openKv);
if (direct !== undefined) {
  const { command } = direct;
  const texts: Texts = {
    get: (key) => command("GET", key),
    set: (key, text) => command("SET", key, text),
    remove: (key) => command("DEL", key),
  };
  const open = () => {
    const own = newBase();
    return onRedis(direct.driver(own), own, texts);
  };
  tampered(direct.name, open, async () => {
    await clear(direct, `tampered-${process.pid}-`);
    await direct.close();
  });
}

function tampered(name: string, open: () => RawStore, close?: () => Promise<void>): void {
  const test = suite<{ store: RawStore; leaves: Leaves }>(`stored records that are not as written: ${name}`);
  test.before.each(async (context) => {
    context.store = open();
    context.leaves = new Leaves(context.store.driver, catalog);
    await context.leaves.insert("thing", { id: "a", slug: "s", n: 1 }, { id: "b", slug: "t", n: 1 });
  });

  for (const text of [
    "garbage",
    "",
    "v1|",
    "v1|{",
    'v1|{\n"id":"a"\n}',
    'v1|{\n"id":"a"\n,"slug":5\n,"n":1\n}',
    'v1|{\n"id":"a"\n,"slug":"s"\n,"n":"1"\n}',
    'v1|{\n"id":"a"\n,"slug":"s"\n,"n":null\n}',
    'v1|{\n"id":"a"\n,"slug":"s"\n,"n":1.5\n}',
    'v2|{\n"id":"a"\n,"slug":"s"\n,"n":1\n}',
    '{"id":"a","slug":"s","n":1}',
  ]) {
    test(`undecodable or absent, and never in the way of others: ${JSON.stringify(text)}`, async ({
      store,
      leaves,
    }) => {
      await store.set("a", text);
      const isAbsent = text === "" && store.emptyIsAbsent;
      for (const read of [
        () => leaves.find("thing", "id", ["a"]),
        () => leaves.find("thing", "slug", ["s"]),
      ]) {
        if (isAbsent) assert.equal(await read(), []);
        else {
          const error = await refused("DECODE_FAILED", read);
          assert.match(String(error.meta.key), /thing/);
          assert.not.match(error.message, /garbage|"a"/);
        }
      }
      if (!isAbsent) {
        await refused("DECODE_FAILED", () => leaves.findIndexed("thing", ["n"], [1]));
        await refused("DECODE_FAILED", () => leaves.scan("thing"));
      }
      assert.equal(await leaves.find("thing", "slug", ["t"]), [{ id: "b", slug: "t", n: 1 }]);
      await leaves.update("thing", "id", ["b"], { n: ["increment", 1] });
    });
  }

  test("a unique entry that leads to another record is not believed, nor removed by others", async ({
    store,
    leaves,
  }) => {
    // As after the server evicted entries, and their values were claimed again.
    await store.lead("s", "b");
    await store.lead("old", "b");
    await leaves.update("thing", "slug", ["old"], { n: ["increment", 1] });
    assert.equal(await leaves.find("thing", "slug", ["old"]), []);
    assert.equal(await leaves.find("thing", "id", ["b"]), [{ id: "b", slug: "t", n: 1 }]);
    await leaves.update("thing", "id", ["a"], { slug: ["set", "new"] });
    assert.equal(await store.ledBy("s"), "b");
  });

  test("nothing is written over what this library did not write", async ({ store, leaves }) => {
    await store.set("a", "garbage");
    await refused("DECODE_FAILED", () => leaves.update("thing", "id", ["a"], { n: ["set", 1] }));
    await refused("DECODE_FAILED", () => leaves.upsert("thing", "id", { id: "a", n: 1 }, {}));
    await refused("DECODE_FAILED", () => leaves.insertOne("thing", { id: "a", n: 1 }));
    await refused("DECODE_FAILED", () => leaves.remove("thing", "id", ["a"]));
    assert.is(await store.get("a"), "garbage");
  });

  test("a record that says it is another one is not found as the one asked for", async ({
    store,
    leaves,
  }) => {
    await store.set("a", (await store.get("b")) ?? "");
    assert.equal(await leaves.find("thing", "id", ["a"]), []);
    assert.equal(await leaves.find("thing", "slug", ["s"]), []);
    assert.equal(await leaves.scan("thing"), [{ id: "b", slug: "t", n: 1 }]);
  });

  test("entries whose record is gone lead nowhere, and their value can be taken", async ({
    store,
    leaves,
  }) => {
    await store.remove("a");
    assert.equal(await leaves.find("thing", "slug", ["s"]), []);
    assert.equal(await leaves.findIndexed("thing", ["n"], [1]), [{ id: "b", slug: "t", n: 1 }]);
    assert.equal(await leaves.scan("thing"), [{ id: "b", slug: "t", n: 1 }]);
    await leaves.insertOne("thing", { id: "c", slug: "s", n: 3 });
    assert.equal(await leaves.find("thing", "slug", ["s"]), [{ id: "c", slug: "s", n: 3 }]);
  });

  test("a transaction may commit over entries whose record is gone", async ({ store, leaves }) => {
    await store.remove("a");
    const { transaction, inside } = await begin(leaves);
    assert.is((await inside.scan("thing")).length, 1);
    assert.is((await inside.findIndexed("thing", ["n"], [1])).length, 1);
    await inside.insertOne("thing", { id: "c", slug: "s", n: 3 });
    await transaction.commit();
    assert.equal(await leaves.find("thing", "slug", ["s"]), [{ id: "c", slug: "s", n: 3 }]);
  });

  test("records outlive fields that are added, removed and made nullable", async ({ store, leaves }) => {
    const later = within(
      leaves,
      catalogOf(
        model(
          "thing",
          [
            field("id", "string"),
            field("slug", "string", { nullable: true }),
            field("note", "string", { nullable: true }),
            field("level", "integer", { fill: literal(7) }),
          ],
          [key("id"), key("slug")],
        ),
      ),
    );
    const evolved = { id: "a", slug: "s", note: null, level: 7 };
    assert.equal(await later.find("thing", "slug", ["s"]), [evolved]);
    assert.equal(await later.update("thing", "id", ["a"], { level: ["increment", 1] }), [
      { ...evolved, level: 8 },
    ]);
    assert.match((await store.get("a")) ?? "", /"n":1/);
    const { transaction, inside } = await begin(later);
    await inside.update("thing", "id", ["a"], { note: ["set", "x"] });
    await transaction.commit();
    assert.equal(await later.find("thing", "id", ["a"]), [{ ...evolved, note: "x", level: 8 }]);
    assert.equal(await leaves.find("thing", "id", ["a"]), [{ id: "a", slug: "s", n: 1 }]);
  });

  if (close !== undefined) test.after(close);
  test.run();
}

function within(leaves: Leaves, other: Catalog): Leaves {
  return new Leaves(leaves.driver, other);
}
