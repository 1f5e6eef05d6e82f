import { Miniflare } from "miniflare";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createKvDriver } from "../../engine/backends/key-value/create-kv-driver.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { MapKvNamespace } from "../support/kv-namespace.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item, refused, testStore } from "./store-conformance.ts";
import { testTransactions } from "./transaction-conformance.ts";

const worker = "export default { fetch: () => new Response() };";
const miniflare = new Miniflare({
  modules: true,
  script: worker,
  compatibilityDate: "2026-04-01",
  kvNamespaces: ["CACHE"],
  host: "127.0.0.1",
});
const kv = await miniflare.getKVNamespace("CACHE");
let opened = 0;

const store = {
  name: "Cloudflare KV",
  isolated: false,
  open: async () => createKvDriver({ client: kv, base: `kv${opened++}`, atomicity: "process" }),
};
testStore(store);
testTransactions(store, 10);

interface Open {
  readonly leaves: Leaves;
}

const test = suite<Open>("Cloudflare KV as it is detected");
test.before.each((context) => {
  const driver = createKvDriver({ client: kv, base: `kv${opened++}` });
  Object.assign(context, { leaves: new Leaves(driver, storeCatalog) });
});

test("what only an atomic action could do is refused, and nothing is sent", async ({ leaves }) => {
  await leaves.insertOne("bucket", bucket("a"));
  leaves.sent.length = 0;
  const guard = { predicate: compare("gt", "remaining", 0), values: [0] };
  for (const act of [
    () => leaves.update("bucket", "id", ["a"], { remaining: ["decrement", 1] }),
    () => leaves.update("bucket", "id", ["a"], { remaining: ["set", 1] }, guard),
    () => leaves.remove("bucket", "id", ["a"], guard),
    () => leaves.upsert("bucket", "id", bucket("a"), { remaining: ["increment", 1] }),
    () => leaves.insertOne("ticket", { title: "numbered" }),
    () => leaves.update("item", "id", ["a"], { id: ["set", "b"] }),
  ]) {
    await refused("UNSUPPORTED", act);
  }
  assert.is(leaves.sent.length, 0);
});

test("the rest works: by id one read, by another key two", async ({ leaves }) => {
  await leaves.upsert("item", "slug", item("a", { slug: "s", ownerId: "o" }), { count: ["set", 1] });
  await leaves.upsert("item", "slug", item("b", { slug: "s" }), { count: ["set", 1] });
  const a = item("a", { slug: "s", ownerId: "o", count: 1 });
  leaves.sent.length = 0;
  assert.equal(await leaves.find("item", "id", ["a"]), [a]);
  assert.is(leaves.sent.length, 1);
  assert.equal(await leaves.find("item", "slug", ["s"]), [a]);
  assert.is(leaves.sent.length, 3);
  assert.equal(await leaves.updateRows("item", [["a"]], { flag: ["set", true] }), [{ ...a, flag: true }]);
});

test("more records than one bulk read or one page of a list holds", async () => {
  const driver = createKvDriver({ client: new MapKvNamespace(100) });
  const leaves = new Leaves(driver, storeCatalog);
  const items = Array.from({ length: 250 }, (_, at) => item(`i${at}`, { ownerId: "o" }));
  await leaves.insert("item", ...items);
  assert.is((await leaves.findIndexed("item", ["ownerId"], ["o"])).length, 250);
  assert.is((await leaves.scan("item")).length, 250);
  assert.is(await leaves.count("item"), 250);
});

test("records that are larger together than one bulk read may answer", async ({ leaves }) => {
  const items = ["a", "b", "c"].map((id) => item(id, { ownerId: "o", data: id.repeat(10 * 2 ** 20) }));
  await leaves.insert("item", ...items);
  const found = await leaves.find("item", "id", ["a"], ["b"], ["gone"], ["c"]);
  assert.is(found.length, 3);
  for (const [at, row] of found.entries())
    assert.ok(row.id === items[at]?.id && row.data === items[at]?.data);
});

test.after(() => miniflare.dispose());
test.run();
