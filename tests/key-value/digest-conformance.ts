import type { Test } from "uvu";
import * as assert from "uvu/assert";
import type { Leaves } from "./run-leaf.ts";
import { catalogOf, field, key, model } from "./store-catalog.ts";
import { refused } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

const note = model(
  "note",
  [field("id", "string"), field("scope", "string"), field("name", "string"), field("tag", "string")],
  [key("id"), key("scope", "name")],
  [{ name: "tag", fields: ["tag"] }],
);
export const catalog = catalogOf(note);
/** Too long to stand in keys as they are. */
export const [A, B] = ["a", "b"].map((end) => "x".repeat(600) + end) as [string, string];

export function written(id: string, fields: Partial<Record<"scope" | "name" | "tag", string>> = {}) {
  return { id, scope: "s", name: id, tag: "t", ...fields };
}

/** What holds where all long texts have one digest, on a driver made so. */
export function testSharedDigests(test: Test<{ weak: Leaves }>): void {
  test("where two texts have one digest the second is refused, and the first stays", async ({ weak }) => {
    const first = written(A, { name: A });
    await weak.insertOne("note", first);
    const create = (fields: ReturnType<typeof written>) => () => weak.insertOne("note", fields);
    assert.equal((await refused("UNSUPPORTED", create(written(B)))).meta.target, ["id"]);
    assert.equal((await refused("UNSUPPORTED", create(written("b", { name: B })))).meta.target, [
      "scope",
      "name",
    ]);
    await refused("UNSUPPORTED", () => weak.upsert("note", "id", written(B), {}));
    await refused("UNSUPPORTED", () =>
      weak.insert("note", written("c", { name: `${A}1` }), written("d", { name: `${A}2` })),
    );
    await refused("UNSUPPORTED", () => weak.update("note", "id", [B], { tag: ["set", "u"] }));
    await refused("UNSUPPORTED", () => weak.remove("note", "scope_name", ["s", B]));
    await weak.insertOne("note", written("b"));
    await refused("UNSUPPORTED", () => weak.update("note", "id", ["b"], { name: ["set", B] }));
    await refused("UNSUPPORTED", () => weak.update("note", "id", ["b"], { id: ["set", B] }));
    await refused("UNSUPPORTED", () => weak.find("note", "id", [B]));
    await refused("UNSUPPORTED", () => weak.find("note", "id", ["b"], [B]));
    await refused("UNSUPPORTED", () => weak.find("note", "scope_name", ["s", B]));
    assert.equal(await weak.find("note", "id", [A]), [first]);
    assert.equal(await weak.find("note", "scope_name", ["s", A]), [first]);
    assert.is(await weak.count("note"), 2);
  });

  test("the same within a transaction, whether the first is stored or held back", async ({ weak }) => {
    const { transaction, inside } = await begin(weak);
    await inside.insertOne("note", written(A));
    await inside.insertOne("note", written(B, { name: "b" }));
    assert.equal((await refused("UNSUPPORTED", () => transaction.commit())).meta.target, ["id"]);
    assert.is(await weak.count("note"), 0);
    await weak.insertOne("note", written(A));
    const later = await begin(weak);
    await refused("UNSUPPORTED", () => later.inside.insertOne("note", written(B, { name: "b" })));
    await later.transaction.rollback();
    assert.is((await weak.find("note", "id", [A])).length, 1);
  });

  test("an index whose values have one digest gives each the records that have it", async ({ weak }) => {
    await weak.insert("note", written("a", { tag: A }), written("b", { tag: B }));
    assert.equal(
      (await weak.findIndexed("note", ["tag"], [A])).map(({ id }) => id),
      ["a"],
    );
    assert.equal((await weak.findIndexed("note", ["tag"], [A], [B])).map(({ id }) => id).sort(), ["a", "b"]);
    await weak.update("note", "id", ["a"], { tag: ["set", B] });
    assert.equal(await weak.findIndexed("note", ["tag"], [A]), []);
    assert.equal((await weak.findIndexed("note", ["tag"], [B])).map(({ id }) => id).sort(), ["a", "b"]);
  });
}
