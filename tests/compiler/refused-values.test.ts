import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSchema } from "../golden/farm-schema.ts";
import { readShape } from "./support/read-shape.ts";
import { refusedAt } from "./support/refusal.ts";

class Wrapped {
  readonly name = "Ada";
}

/** Objects that some client or serializer would run, unwrap or take for a piece of a statement. */
const STRANGE: readonly unknown[] = [
  new Wrapped(),
  { toSqlString: () => "1 or 1=1" },
  { toPostgres: () => "1 or 1=1" },
  { toJSON: () => "x" },
  // biome-ignore lint/suspicious/noThenProperty: an object that poses as a promise
  { then: () => {} },
  { __raw: "1=1" },
  { $ne: null },
  () => "x",
  Symbol("x"),
  new Map(),
  new Set(["x"]),
  new Proxy([], {}),
  Buffer.from("x"),
  new Date(),
  Object.create({ name: "Ada" }),
  new String("x"),
  new Number(1),
  /x/,
  Promise.resolve("x"),
  [],
  ["x"],
  [["x"]],
  { length: 1, 0: "x" },
];

const DATA = { slug: "s", name: "n", region: "west", area: "1" };

/** The value in every position that takes a cell, an object or a list; none of these takes such a thing. */
function positions(value: unknown): readonly (readonly [Method, unknown])[] {
  return [
    ["findUnique", { where: { id: value } }],
    ["findUnique", { where: { slug: value } }],
    ["findMany", { where: { name: { in: [value] } } }],
    ["findMany", { where: { name: { gt: value } } }],
    ["findMany", { where: { name: { contains: value } } }],
    ["findMany", { where: { herd: { lt: value } } }],
    ["findMany", { where: { region: { not: value } } }],
    ["findMany", { where: { organic: { equals: value } } }],
    ["findMany", { select: { id: value } }],
    ["findMany", { orderBy: { id: value } }],
    ["findMany", { take: value }],
    ["findMany", { skip: value }],
    ["create", { data: { ...DATA, name: value } }],
    ["create", { data: { ...DATA, area: value } }],
    ["createMany", { data: [DATA, { ...DATA, slug: value }] }],
    ["update", { where: { id: "f1" }, data: { name: value } }],
    ["update", { where: { id: "f1" }, data: { herd: { increment: value } } }],
    ["update", { where: { id: value }, data: {} }],
    ["upsert", { where: { slug: value }, create: DATA, update: {} }],
    ["delete", { where: { slug: value } }],
  ];
}

test("objects that could be run or unwrapped are refused in every position", async () => {
  for (const value of STRANGE) {
    for (const [method, args] of positions(value)) {
      await refusedAt({ model: "farm", method, args });
    }
  }
});

test("an argument that is no plain object is refused", async () => {
  for (const value of [...STRANGE, null, 1, "x", true, 1n].filter((one) => !Array.isArray(one))) {
    if (typeof value === "object" && value !== null && !(value instanceof Wrapped)) continue;
    await refusedAt({ model: "farm", method: "findMany", args: value });
    await refusedAt({ model: "farm", method: "findMany", args: { where: value } });
    await refusedAt({ model: "farm", method: "findMany", args: { select: value } });
    await refusedAt({ model: "farm", method: "create", args: { data: value } });
  }
});

test("functions are refused inside JSON, and so is what answers with one", async () => {
  for (const value of [
    { a: () => 1 },
    [{ toJSON: () => 1 }],
    { a: new Wrapped() },
    { a: new Date() },
    { a: 1n },
  ]) {
    assert.is(
      await refusedAt({
        model: "farm",
        method: "update",
        args: { where: { id: "f" }, data: { settings: value } },
      }),
      "data.settings",
    );
  }
});

test("a plain object of another realm is a plain object", () => {
  const args: unknown = runInNewContext("({ where: { AND: [{ name: 'Ada' }] }, orderBy: { id: 'asc' } })");
  const own = { where: { AND: [{ name: "Ada" }] }, orderBy: { id: "asc" } };
  const shape = (value: unknown) => readShape(farmSchema, { model: "farm", method: "findMany", args: value });
  assert.equal(shape(args), shape(own));
});

test("numbers that are none, and those beyond their kind, are refused", async () => {
  for (const value of [Number.NaN, Infinity, -Infinity, 0.5, 2 ** 31, -(2 ** 31) - 1]) {
    assert.is(
      await refusedAt({ model: "farm", method: "findMany", args: { where: { herd: value } } }),
      "where.herd",
    );
  }
  for (const value of [Number.NaN, Infinity, -1, 1.5, 2 ** 53, "1", 1n, null]) {
    assert.is(await refusedAt({ model: "farm", method: "findMany", args: { take: value } }), "take");
    assert.is(await refusedAt({ model: "farm", method: "findMany", args: { skip: value } }), "skip");
  }
  for (const value of [2n ** 63n, 1]) {
    assert.is(
      await refusedAt({ model: "farm", method: "findMany", args: { where: { budget: value } } }),
      "where.budget",
    );
  }
  for (const value of ["1e3", "NaN", "", " 1", "1.", ".5", "+1", "0x1", 1]) {
    assert.is(
      await refusedAt({ model: "farm", method: "findMany", args: { where: { area: value } } }),
      "where.area",
    );
  }
});

test("minus zero is zero", () => {
  const read = (args: unknown) => readShape(farmSchema, { model: "farm", method: "findMany", args });
  const { values } = read({
    where: { herd: -0, area: "-0.0", settings: { equals: { a: [-0] } } },
    take: -0,
    skip: -0,
  });
  assert.equal(values, [0, "0", { a: [0] }, 0, 0]);
  for (const value of values) assert.not.ok(Object.is(value, -0));
  assert.is(JSON.stringify(values[2]), '{"a":[0]}');
});

test("text that a backend would not give back is refused", async () => {
  for (const text of ["a\0b", "\ud800", "a\udfffb"]) {
    for (const where of [
      { name: text },
      { name: { contains: text } },
      { name: { in: ["ok", text] } },
      { settings: { equals: { a: text } } },
    ]) {
      await refusedAt({ model: "farm", method: "findMany", args: { where } });
    }
    await refusedAt({ model: "farm", method: "findUnique", args: { where: { slug: text } } });
    await refusedAt({
      model: "farm",
      method: "create",
      args: { data: { ...DATA, settings: { [text]: 1 } } },
    });
  }
});

test("dates that are none, and years outside 1000 to 9999, are refused", async () => {
  for (const value of [
    new Date(Number.NaN),
    new Date("0999-12-31T23:59:59.999Z"),
    new Date(253402300800000),
    "2020-01-01",
    0,
  ]) {
    const args = { where: { foundedAt: value } };
    assert.is(await refusedAt({ model: "farm", method: "findMany", args }), "where.foundedAt");
  }
});

test.run();
