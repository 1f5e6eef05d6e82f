import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Driver } from "../../engine/driver.ts";
import type { Cell } from "../../ir/field-kind.ts";
import { OrmError, type OrmErrorCode } from "../../ir/orm-error.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";

export interface StoreUnderTest {
  readonly name: string;
  /** A driver over an empty store. */
  readonly open: () => Promise<Driver>;
  readonly close?: () => Promise<void>;
  /** A transaction notices what others change in what it read. */
  readonly isolated?: boolean;
}

const NOTHING: Record = {
  slug: null,
  ownerId: null,
  count: null,
  big: null,
  price: null,
  flag: null,
  level: null,
  at: null,
  data: null,
};

export function item(id: string, fields: Record = {}): Record {
  return { id, ...NOTHING, ...fields };
}

export function bucket(id: string, remaining = 3): Record {
  return { id, scope: "login", identifier: id, remaining, resetAt: 1_700_000_000_000 };
}

export async function refused(code: OrmErrorCode, act: () => Promise<unknown>): Promise<OrmError> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof OrmError)) throw error;
    assert.is(error.code, code, error.message);
    return error;
  }
  throw new Error(`expected ${code}`);
}

/** What every record store must do, whatever holds the records. */
export function testStore(under: StoreUnderTest): void {
  const test = suite<{ leaves: Leaves }>(under.name);
  test.before.each(async (context) => {
    context.leaves = new Leaves(await under.open(), storeCatalog);
  });
  if (under.close !== undefined) test.after(under.close);

  test("a record is found by each of its keys, exactly as written", async ({ leaves }) => {
    const full = item("a", {
      slug: 'quote " comma , line\n 😀 ￡ \u2028 é',
      ownerId: "o1",
      count: -2147483648,
      big: 9007199254740993n,
      price: "-12345678901234567890.000000000000000000001",
      flag: false,
      level: "high",
      at: -30610224000000,
      data: { z: [1, { a: null }], "": "x\ny", n: 1e21, ["__proto__"]: 1 },
    });
    assert.equal(await leaves.insertOne("item", full), [full]);
    for (const found of [
      await leaves.find("item", "id", ["a"]),
      await leaves.find("item", "slug", [full.slug ?? null]),
      await leaves.find("item", "count_level", [-2147483648, "high"]),
      await leaves.findIndexed("item", ["ownerId"], ["o1"]),
      await leaves.findIndexed("item", ["level", "flag"], ["high", false]),
      await leaves.scan("item"),
    ]) {
      assert.equal(found, [full]);
    }
  });

  test("lookups take lists, leave out what is missing and give each record once", async ({ leaves }) => {
    await leaves.insert(
      "item",
      item("a", { slug: "sa", ownerId: "o" }),
      item("b", { ownerId: "o" }),
      item("c"),
    );
    assert.equal(ids(await leaves.find("item", "id", ["a"], ["x"], ["c"], ["a"])), ["a", "c"]);
    assert.equal(ids(await leaves.find("item", "slug", ["sa"], ["sb"])), ["a"]);
    assert.equal(ids(await leaves.findIndexed("item", ["ownerId"], ["o"], ["p"], ["o"])), ["a", "b"]);
    assert.equal(await leaves.find("item", "id", [null]), []);
    assert.is(await leaves.count("item"), 3);
    assert.equal(ids(await leaves.scan("item")), ["a", "b", "c"]);
  });

  test("a taken key refuses the whole insert", async ({ leaves }) => {
    await leaves.insertOne("item", item("a", { slug: "s", count: 1, level: "low" }));
    const bySlug = await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
      leaves.insert("item", item("b"), item("c", { slug: "s" })),
    );
    assert.equal(bySlug.meta.target, ["slug"]);
    const byId = await refused("UNIQUE_CONSTRAINT_VIOLATION", () => leaves.insertOne("item", item("a")));
    assert.equal(byId.meta.target, ["id"]);
    const twice = await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
      leaves.insert("item", item("d", { slug: "t" }), item("e", { slug: "t" })),
    );
    assert.equal(twice.meta.target, ["slug"]);
    const pair = await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
      leaves.insertOne("item", item("f", { count: 1, level: "low" })),
    );
    assert.equal(pair.meta.target, ["count", "level"]);
    assert.equal(ids(await leaves.scan("item")), ["a"]);
    await leaves.insertOne("item", item("g", { count: 1 }));
    await leaves.insertOne("item", item("h", { count: 1 }));
    assert.is(await leaves.count("item"), 3);
  });

  test("an update moves every entry, and only where the guard holds", async ({ leaves }) => {
    await leaves.insertOne("item", item("a", { slug: "s", ownerId: "o", count: 1 }));
    const guard = { predicate: compare("gt", "count", 0), values: [0] };
    const edits = { slug: ["set", "t"], ownerId: ["set", "p"], count: ["decrement", 1] } as const;
    const after = item("a", { slug: "t", ownerId: "p", count: 0 });
    assert.equal(await leaves.update("item", "slug", ["s"], edits, guard), [after]);
    assert.equal(await leaves.update("item", "slug", ["t"], edits, guard), []);
    assert.equal(await leaves.update("item", "slug", ["s"], edits), []);
    assert.equal(await leaves.find("item", "slug", ["s"]), []);
    assert.equal(await leaves.find("item", "slug", ["t"]), [after]);
    assert.equal(await leaves.findIndexed("item", ["ownerId"], ["o"]), []);
    assert.equal(await leaves.findIndexed("item", ["ownerId"], ["p"]), [after]);
    await leaves.insertOne("item", item("b", { slug: "s" }));
  });

  test("an update that takes a key, or leaves the range, changes nothing", async ({ leaves }) => {
    const a = item("a", { slug: "s", count: 2147483647, big: 1n });
    const b = item("b", { slug: "t", count: 5 });
    await leaves.insert("item", a, b);
    const taken = await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
      leaves.update("item", "id", ["b"], { slug: ["set", "s"] }),
    );
    assert.equal(taken.meta.target, ["slug"]);
    const range = await refused("CHECK_VIOLATION", () =>
      leaves.updateEach("item", "id", [["b"], ["a"]], { count: ["increment", 1] }),
    );
    assert.equal(range.meta.target, ["count"]);
    assert.equal(byId(await leaves.scan("item")), [a, b]);
    assert.equal(await leaves.updateRows("item", [["b"], ["a"], ["c"]], { at: ["set", 7] }), [
      { ...b, at: 7 },
      { ...a, at: 7 },
    ]);
  });

  test("two records may exchange a key in one update", async ({ leaves }) => {
    await leaves.insert("item", item("a", { count: 1, level: "low" }), item("b", { count: 2, level: "low" }));
    await leaves.updateEach("item", "id", [["a"], ["b"]], { count: ["increment", 1] });
    assert.equal(ids(await leaves.find("item", "count_level", [2, "low"])), ["a"]);
    assert.equal(ids(await leaves.find("item", "count_level", [3, "low"])), ["b"]);
  });

  test("the id may change", async ({ leaves }) => {
    await leaves.insert("item", item("a", { slug: "s", ownerId: "o" }), item("b"));
    const move = (to: string) => leaves.update("item", "id", ["a"], { id: ["set", to] });
    await refused("UNIQUE_CONSTRAINT_VIOLATION", () => move("b"));
    await move("z");
    assert.equal(ids(await leaves.find("item", "slug", ["s"])), ["z"]);
    assert.equal(ids(await leaves.findIndexed("item", ["ownerId"], ["o"])), ["z"]);
    assert.equal(ids(await leaves.scan("item")), ["b", "z"]);
  });

  for (const [stored, op, operand, result] of arithmetic()) {
    const field = typeof stored === "number" ? "count" : typeof stored === "bigint" ? "big" : "price";
    test(`${field} ${stored} ${op} ${operand} is ${result}`, async ({ leaves }) => {
      await leaves.insertOne("item", item("a", { [field]: stored }));
      const act = () => leaves.update("item", "id", ["a"], { [field]: [op, operand] });
      if (result === "out of range") await refused("CHECK_VIOLATION", act);
      else assert.equal((await act())[0]?.[field], result);
    });
  }

  test("arithmetic on null stays null", async ({ leaves }) => {
    await leaves.insertOne("item", item("a"));
    const edits = { count: ["increment", 1], big: ["multiply", 2n], price: ["decrement", "1"] } as const;
    assert.equal(await leaves.update("item", "id", ["a"], edits), [item("a")]);
  });

  test("an upsert inserts once and then updates, by the named key only", async ({ leaves }) => {
    const first = bucket("a");
    const edits = { remaining: ["set", 9] } as const;
    assert.equal(await leaves.upsert("bucket", "scope_identifier", first, edits), [first]);
    const other = { ...bucket("a"), id: "b" };
    assert.equal(await leaves.upsert("bucket", "scope_identifier", other, edits), [
      { ...first, remaining: 9 },
    ]);
    const conflict = { ...bucket("a"), identifier: "else" };
    const error = await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
      leaves.upsert("bucket", "scope_identifier", conflict, edits),
    );
    assert.equal(error.meta.target, ["id"]);
    assert.is(await leaves.count("bucket"), 1);
  });

  test("a delete frees the keys, and respects its guard", async ({ leaves }) => {
    const record = bucket("a");
    await leaves.insertOne("bucket", record);
    const guard = { predicate: compare("eq", "remaining", 0), values: [4] };
    assert.equal(await leaves.remove("bucket", "id", ["a"], guard), []);
    assert.equal(await leaves.remove("bucket", "scope_identifier", ["login", "a"]), [record]);
    assert.equal(await leaves.remove("bucket", "id", ["a"]), []);
    assert.is(await leaves.count("bucket"), 0);
    await leaves.insertOne("bucket", record);
  });

  test("the store numbers records, past those that were given", async ({ leaves }) => {
    assert.equal(await leaves.insert("ticket", { title: "a" }, { title: "b" }), [
      { number: 1, title: "a" },
      { number: 2, title: "b" },
    ]);
    await leaves.insertOne("ticket", { number: 7, title: "c" });
    assert.equal(await leaves.insertOne("ticket", { title: "d" }), [{ number: 8, title: "d" }]);
    assert.is(await leaves.count("ticket"), 4);
  });

  test("of records written together some may bring their numbers: the others come after all of them", async ({
    leaves,
  }) => {
    await leaves.insertOne("ticket", { title: "a" });
    const mixed = await leaves.insert(
      "ticket",
      { number: null, title: "b" },
      { number: 2, title: "c" },
      { number: null, title: "d" },
      { number: 9, title: "e" },
      { number: -4, title: "f" },
      { number: null, title: "g" },
    );
    assert.equal(
      mixed.map(({ number }) => number),
      [10, 2, 11, 9, -4, 12],
    );
    const taken = () => leaves.insert("ticket", { number: null, title: "h" }, { number: 9, title: "i" });
    await refused("UNIQUE_CONSTRAINT_VIOLATION", taken);
    assert.is(await leaves.count("ticket"), 7);
    const calls = [1, 2, 3].map((at) =>
      leaves.insert("ticket", { number: null }, { number: 100 * at }, { number: null }),
    );
    const numbers = (await Promise.all(calls)).flat().map(({ number }) => Number(number));
    assert.is(new Set(numbers).size, 9);
    const next = Number((await leaves.insertOne("ticket", { title: "j" }))[0]?.number);
    assert.ok(next > Math.max(...numbers), `${next} after ${numbers.join(", ")}`);
  });

  test("the store numbers records past those that updates were given", async ({ leaves }) => {
    await leaves.insertOne("ticket", { title: "a" });
    await leaves.update("ticket", "number", [1], { number: ["set", 2] });
    assert.equal(await leaves.insertOne("ticket", { title: "b" }), [{ number: 3, title: "b" }]);
    await leaves.update("ticket", "number", [3], { number: ["increment", 1] });
    await leaves.upsert("ticket", "number", { number: 2, title: "-" }, { number: ["set", 5] });
    assert.equal(await leaves.insertOne("ticket", { title: "c" }), [{ number: 6, title: "c" }]);
    await leaves.update("ticket", "number", [6], { number: ["set", -6] });
    assert.equal(await leaves.insertOne("ticket", { title: "d" }), [{ number: 7, title: "d" }]);
  });

  test("of 20 creates of one key one succeeds; 20 upserts leave one record", async ({ leaves }) => {
    const creates = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => leaves.insertOne("item", item(`i${at}`, { slug: "one" }))),
    );
    assert.is(creates.filter((result) => result.status === "fulfilled").length, 1);
    const upserts = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        leaves.upsert(
          "bucket",
          "scope_identifier",
          { ...bucket("x", 1), id: `b${at}` },
          { remaining: ["increment", 1] },
        ),
      ),
    );
    assert.is(upserts.length, 20);
    assert.equal(
      (await leaves.scan("bucket")).map((record) => record.remaining),
      [20],
    );
  });

  test("a guarded decrement lets through exactly what there is", async ({ leaves }) => {
    await leaves.insertOne("bucket", bucket("a", 10));
    const guard = { predicate: compare("gt", "remaining", 0), values: [0] };
    const calls = Array.from({ length: 50 }, () =>
      leaves.update("bucket", "scope_identifier", ["login", "a"], { remaining: ["decrement", 1] }, guard),
    );
    const passed = (await Promise.all(calls)).filter((records) => records.length === 1);
    assert.is(passed.length, 10);
  });

  test.run();
}

function ids(records: readonly Record[]): unknown[] {
  return byId(records).map((record) => record.id);
}

export function byId(records: readonly Record[]): Record[] {
  return [...records].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

function arithmetic(): readonly (readonly [
  Cell,
  "increment" | "decrement" | "multiply" | "divide",
  Cell,
  Cell,
])[] {
  return [
    [7, "divide", 2, 3],
    [-7, "divide", 2, -3],
    [7, "divide", 0, "out of range"],
    [0, "multiply", -5, 0],
    [-2147483648, "divide", -1, "out of range"],
    [-2147483648, "decrement", 1, "out of range"],
    [65536, "multiply", 65536, "out of range"],
    [-1, "increment", 1, 0],
    [9223372036854775807n, "increment", 1n, "out of range"],
    [9223372036854775806n, "increment", 1n, 9223372036854775807n],
    [-9223372036854775808n, "multiply", 1n, -9223372036854775808n],
    [-9223372036854775808n, "divide", -1n, "out of range"],
    [-9223372036854775808n, "divide", 10n, -922337203685477580n],
    [3037000500n, "multiply", 3037000500n, "out of range"],
    [1000000007n, "multiply", -1000000009n, -1000000016000000063n],
    [5n, "decrement", 12n, -7n],
    ["0.1", "increment", "0.2", "0.3"],
    ["1.5", "decrement", "1.5", "0"],
    ["-99999999999999999999.5", "increment", "-0.5", "-100000000000000000000"],
    ["1.25", "multiply", "-0.8", "-1"],
    ["0", "multiply", "-3.5", "0"],
    [
      "12345678901234567890.12345",
      "multiply",
      "98765432109876543210.98765",
      "1219326311370217952261849603472032107135.9549253925",
    ],
  ];
}
