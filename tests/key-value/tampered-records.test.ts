import Mock from "ioredis-mock";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis-mock.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { Leaves } from "./run-leaf.ts";
import { catalogOf, field, key, literal, model } from "./store-catalog.ts";
import { refused } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

interface Open {
  readonly mock: InstanceType<typeof Mock>;
  readonly leaves: Leaves;
}

const fields = [field("id", "string"), field("slug", "string", { nullable: true }), field("n", "integer")];
const indexes = [{ name: "n", fields: ["n"] }];
const catalog = catalogOf(model("thing", fields, [key("id"), key("slug")], indexes));
const test = suite<Open>("stored records that are not as written");
let opened = 0;

test.before.each(async (context) => {
  const mock = new Mock();
  const base = `tampered-${opened++}:`;
  Object.assign(context, { mock, leaves: new Leaves(createDriver(mock, { base }), catalog) });
  const { leaves } = context;
  await leaves.insert("thing", { id: "a", slug: "s", n: 1 }, { id: "b", slug: "t", n: 1 });
});

const start = () => `tampered-${opened - 1}:{thing}:`;
const recordKey = (id: string) => `${start()}r:"${id}"`;

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
    mock,
    leaves,
  }) => {
    await mock.set(recordKey("a"), text);
    const isAbsent = text === "";
    for (const read of [() => leaves.find("thing", "id", ["a"]), () => leaves.find("thing", "slug", ["s"])]) {
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
  mock,
  leaves,
}) => {
  // As after the server evicted entries, and their values were claimed again.
  await mock.set(`${start()}u:slug:"s"`, '"b"');
  await mock.set(`${start()}u:slug:"old"`, '"b"');
  await leaves.update("thing", "slug", ["old"], { n: ["increment", 1] });
  assert.equal(await leaves.find("thing", "slug", ["old"]), []);
  assert.equal(await leaves.find("thing", "id", ["b"]), [{ id: "b", slug: "t", n: 1 }]);
  await leaves.update("thing", "id", ["a"], { slug: ["set", "new"] });
  assert.is(await mock.get(`${start()}u:slug:"s"`), '"b"');
});

test("nothing is written over what this library did not write", async ({ mock, leaves }) => {
  await mock.set(recordKey("a"), "garbage");
  await refused("DECODE_FAILED", () => leaves.update("thing", "id", ["a"], { n: ["set", 1] }));
  await refused("DECODE_FAILED", () => leaves.upsert("thing", "id", { id: "a", n: 1 }, {}));
  await refused("DECODE_FAILED", () => leaves.insertOne("thing", { id: "a", n: 1 }));
  await refused("DECODE_FAILED", () => leaves.remove("thing", "id", ["a"]));
  assert.is(await mock.get(recordKey("a")), "garbage");
});

test("a record that says it is another one is not found as the one asked for", async ({ mock, leaves }) => {
  await mock.set(recordKey("a"), (await mock.get(recordKey("b"))) ?? "");
  assert.equal(await leaves.find("thing", "id", ["a"]), []);
  assert.equal(await leaves.find("thing", "slug", ["s"]), []);
  assert.equal(await leaves.scan("thing"), [{ id: "b", slug: "t", n: 1 }]);
});

test("entries whose record is gone lead nowhere, and their value can be taken", async ({ mock, leaves }) => {
  await mock.del(recordKey("a"));
  assert.equal(await leaves.find("thing", "slug", ["s"]), []);
  assert.equal(await leaves.findIndexed("thing", ["n"], [1]), [{ id: "b", slug: "t", n: 1 }]);
  assert.equal(await leaves.scan("thing"), [{ id: "b", slug: "t", n: 1 }]);
  await leaves.insertOne("thing", { id: "c", slug: "s", n: 3 });
  assert.equal(await leaves.find("thing", "slug", ["s"]), [{ id: "c", slug: "s", n: 3 }]);
});

test("a transaction may commit over entries whose record is gone", async ({ mock, leaves }) => {
  await mock.del(recordKey("a"));
  const { transaction, inside } = await begin(leaves);
  assert.is((await inside.scan("thing")).length, 1);
  assert.is((await inside.findIndexed("thing", ["n"], [1])).length, 1);
  await inside.insertOne("thing", { id: "c", slug: "s", n: 3 });
  await transaction.commit();
  assert.equal(await leaves.find("thing", "slug", ["s"]), [{ id: "c", slug: "s", n: 3 }]);
});

test("records outlive fields that are added, removed and made nullable", async ({ mock, leaves }) => {
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
  assert.match((await mock.get(recordKey("a"))) ?? "", /"n":1/);
  const { transaction, inside } = await begin(later);
  await inside.update("thing", "id", ["a"], { note: ["set", "x"] });
  await transaction.commit();
  assert.equal(await later.find("thing", "id", ["a"]), [{ ...evolved, note: "x", level: 8 }]);
  assert.equal(await leaves.find("thing", "id", ["a"]), [{ id: "a", slug: "s", n: 1 }]);
});

function within(leaves: Leaves, other: Catalog): Leaves {
  return new Leaves(leaves.driver, other);
}

test.run();
