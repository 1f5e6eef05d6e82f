import Mock from "ioredis-mock";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/key-value/ioredis-mock.ts";
import type { Cell } from "../../ir/field-kind.ts";
import type { ChangeOperator } from "../../ir/logical/update.ts";
import { and } from "../../ir/predicate/and.ts";
import { type Comparison, compare } from "../../ir/predicate/compare.ts";
import { clear, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { catalogOf, field, key, literal, model } from "./store-catalog.ts";
import { refused } from "./store-conformance.ts";

const thing = model(
  "thing",
  [
    field("id", "string"),
    field("scope", "string"),
    field("name", "string"),
    field("n", "integer", { nullable: true }),
    field("at", "datetime", { nullable: true }),
    field("note", "json", { nullable: true }),
    field("level", "integer", { fill: literal(7) }),
  ],
  [key("id"), key("scope", "name")],
);
const catalog = catalogOf(thing);
const before = { id: "a", scope: "s", name: "x,y", n: 5, at: 10, note: { deep: ["\n"] }, level: 1 };
const start = `orm-in-place-${process.pid}:`;

const [client, ...others] = await realClients();
for (const other of others) await other.close();
const mock = new Mock();
const stores = [
  {
    name: "ioredis-mock",
    driver: createDriver(mock, { base: start }),
    get: (name: string) => mock.get(name),
    set: async (name: string, text: string) => void (await mock.set(name, text)),
    close: async () => void (await mock.quit()),
  },
  ...(client === undefined
    ? []
    : [
        {
          name: client.name,
          driver: client.driver(start),
          get: async (name: string) => String(await client.command("GET", name)),
          set: async (name: string, text: string) => void (await client.command("SET", name, text)),
          close: async () => {
            await clear(client, start);
            await client.close();
          },
        },
      ]),
];

for (const { name, driver, get, set, close } of stores) {
  const test = suite(`fields that no entry depends on: ${name}`);
  const leaves = new Leaves(driver, catalog);
  const record = `${start}{thing}:r:"a"`;
  const stored = async () => (await leaves.find("thing", "id", ["a"]))[0];

  test.before.each(async () => {
    await leaves.remove("thing", "id", ["a"]);
    await leaves.insertOne("thing", before);
  });

  const edits: readonly (readonly [string, ChangeOperator, Cell, Cell])[] = [
    ["n", "set", 6, 6],
    ["n", "set", null, null],
    ["n", "increment", 2_147_483_642, 2_147_483_647],
    ["n", "decrement", 5, 0],
    ["n", "decrement", -1, 6],
    ["at", "set", 11, 11],
    ["note", "set", { '\n,"n":': [1, "}"] }, { '\n,"n":': [1, "}"] }],
  ];
  for (const [changed, op, operand, after] of edits) {
    test(`${changed} ${op} ${JSON.stringify(operand)}`, async () => {
      const expected = { ...before, [changed]: after };
      const edit = { [changed]: [op, operand] } as const;
      assert.equal(await leaves.update("thing", "scope_name", ["s", "x,y"], edit), [expected]);
      assert.equal(await stored(), expected);
      assert.equal(await leaves.upsert("thing", "id", before, { level: ["increment", 1] }), [
        { ...expected, level: 2 },
      ]);
    });
  }

  test("null stays null, and a result outside the range is refused", async () => {
    await refused("CHECK_VIOLATION", () =>
      leaves.update("thing", "id", ["a"], { n: ["increment", 2_147_483_647] }),
    );
    assert.equal(await stored(), before);
    await leaves.update("thing", "id", ["a"], { n: ["set", null] });
    assert.is((await leaves.update("thing", "id", ["a"], { n: ["increment", 1] }))[0]?.n, null);
  });

  const tests: readonly (readonly [string, Comparison, Cell, boolean])[] = [
    ["n", "gte", 5, true],
    ["n", "gt", 5, false],
    ["n", "lt", 6, true],
    ["n", "lte", 4, false],
    ["n", "ne", 5, false],
    ["at", "gt", 9, true],
    ["name", "eq", "x,y", true],
    ["name", "ne", "x", true],
  ];
  for (const [tested, op, operand, holds] of tests) {
    test(`where ${tested} ${op} ${operand}`, async () => {
      const guard = {
        predicate: and([compare(op, tested, 0), compare("eq", "level", 1)]),
        values: [operand, 1],
      };
      const answer = await leaves.update("thing", "id", ["a"], { n: ["decrement", 1] }, guard);
      assert.equal(answer, holds ? [{ ...before, n: 4 }] : []);
      assert.is((await stored())?.n, holds ? 4 : 5);
    });
  }

  test("a condition on null is not met", async () => {
    await leaves.update("thing", "id", ["a"], { n: ["set", null] });
    for (const op of ["ne", "lt"] as const) {
      const guard = { predicate: compare(op, "n", 0), values: [9] };
      assert.equal(await leaves.update("thing", "id", ["a"], { level: ["set", 2] }, guard), []);
    }
  });

  test("lines in another order and of other versions of the schema stay", async () => {
    await set(
      record,
      'v1|{\n"n":1\n,"id":"a"\n,"gone":true\n,"scope":"s"\n,"name":"x,y"\n,"at":null\n,"note":null\n}',
    );
    assert.equal(await leaves.update("thing", "id", ["a"], { level: ["increment", 1], n: ["set", 2] }), [
      { ...before, n: 2, at: null, note: null, level: 8 },
    ]);
    assert.match((await get(record)) ?? "", /\n,"gone":true\n/);
    await leaves.update("thing", "id", ["a"], { level: ["increment", 1] });
    assert.match((await get(record)) ?? "", /\n,"level":9[\s\S]*\n,"gone":true\n/);
  });

  test("what is no record, or says it is another one, is left as it is", async () => {
    const text = (await get(record)) ?? "";
    for (const other of ["garbage", 'v1|{\n"id":"a"', text.replace('"id":"a"', '"id":"b"')]) {
      await set(record, other);
      await leaves.update("thing", "id", ["a"], { n: ["set", 1] }).catch(() => {});
      await leaves.update("thing", "scope_name", ["s", "other"], { n: ["set", 1] });
      assert.is(await get(record), other);
    }
    await set(record, text);
    await set(`${start}{thing}:u:scope_name:"s","old"`, '"a"');
    assert.equal(await leaves.update("thing", "scope_name", ["s", "old"], { n: ["set", 1] }), []);
    assert.is(await get(record), text);
  });

  for (const n of ['"1"', "1.5", "{", "1,"]) {
    test(`what is no number is neither computed with nor compared: ${n}`, async () => {
      const text = ((await get(record)) ?? "").replace('"n":5', `"n":${n}`);
      await set(record, text);
      const guard = { predicate: compare("gt", "n", 0), values: [0] };
      for (const write of [
        () => leaves.update("thing", "id", ["a"], { n: ["increment", 1] }),
        () => leaves.update("thing", "id", ["a"], { n: ["multiply", 2] }),
        () => leaves.update("thing", "scope_name", ["s", "x,y"], { level: ["set", 2] }, guard),
        () => leaves.update("thing", "id", ["a"], { name: ["set", "z"] }, guard),
        () => leaves.remove("thing", "id", ["a"]),
      ]) {
        const error = await refused("DECODE_FAILED", write);
        assert.is(error.meta.key, record);
      }
      assert.is(await get(record), text);
      await set(record, text.replace(`"n":${n}`, '"n":5'));
    });
  }

  test.after(close);
  test.run();
}
