import { suite } from "uvu";
import * as assert from "uvu/assert";
import { portableDriver } from "../../engine/key-value/portable/portable-driver.ts";
import { A, B, catalog, testSharedDigests, written } from "./digest-conformance.ts";
import { RoundsStore } from "./rounds-store.ts";
import { Leaves } from "./run-leaf.ts";

const test = suite<{ weak: Leaves; store: RoundsStore }>("long keys with one digest on a portable store");

test.before.each((context) => {
  context.store = new RoundsStore();
  const names = { base: "", prefixes: {} };
  const options = { names, isOwn: true, isStale: false, allowRaces: false, digest: () => "weak" };
  context.weak = new Leaves(portableDriver(context.store.port, context.store, options), catalog);
});

testSharedDigests(test);

test("the record goes, and its entry leads to another with the same digest: it is free", async ({
  weak,
  store,
}) => {
  await weak.insertOne("note", written(A, { name: A }));
  store.texts.delete("note:r:_xweak");
  await weak.insertOne("note", written(B, { name: "b" }));
  const [taken] = await weak.insertOne("note", written("c", { name: A }));
  assert.equal(await weak.find("note", "scope_name", ["s", A]), [taken]);
  assert.is((await weak.find("note", "id", [B])).length, 1);
});

test.run();
