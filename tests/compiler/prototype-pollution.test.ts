import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Method } from "../../compiler/shape/method.ts";
import { farmSeed } from "../golden/farm-seed.ts";
import { call, farmEngine } from "./support/farm-engine.ts";
import { recordingDriver } from "./support/recording-driver.ts";
import { refusedAt } from "./support/refusal.ts";

const NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "__defineGetter__",
  "isPrototypeOf",
];

/** As `JSON.parse` makes it: the name is an own key, also where it is `__proto__`. */
function keyed(name: string, value: unknown): Record<string, unknown> {
  return Object.defineProperty({}, name, { value, enumerable: true, writable: true, configurable: true });
}

const DATA = { slug: "s", name: "n", region: "west", area: "1" };
const VALUES: readonly unknown[] = [
  true,
  "asc",
  "x",
  { isAdmin: true },
  { increment: 1 },
  { select: { id: true } },
];

/** The name in every position of a call in which a caller's own keys are looked at. */
function positions(name: string, value: unknown): readonly (readonly [Method, unknown])[] {
  const bad = keyed(name, value);
  return [
    ["findMany", bad],
    ["findMany", { where: bad }],
    ["findMany", { where: { AND: [bad] } }],
    ["findMany", { where: { name: bad } }],
    ["findMany", { orderBy: bad }],
    ["findMany", { orderBy: [bad] }],
    ["findMany", { select: bad }],
    ["findMany", { select: { plots: bad } }],
    ["findMany", { select: { plots: { where: bad } } }],
    ["findMany", { select: { plots: { orderBy: bad } } }],
    ["findMany", { select: { plots: { select: bad } } }],
    ["findUnique", { where: bad }],
    ["create", { data: { ...DATA, ...bad, herd: 1 } }],
    ["create", { data: Object.assign(keyed(name, value), DATA) }],
    ["createMany", { data: [Object.assign(keyed(name, value), DATA)] }],
    ["update", { where: { id: "f1" }, data: bad }],
    ["update", { where: { id: "f1" }, data: { herd: bad } }],
    ["update", { where: Object.assign(keyed(name, value), { id: "f1" }), data: {} }],
    ["upsert", { where: { id: "f1" }, create: Object.assign(keyed(name, value), DATA), update: {} }],
    ["upsert", { where: { id: "f1" }, create: DATA, update: bad }],
    ["deleteMany", { where: bad }],
  ];
}

const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
const test = suite("names that every object has");

test.after.each(() => {
  assert.equal(Object.getOwnPropertyNames(Object.prototype).sort(), inherited);
  assert.is(Reflect.get({}, "isAdmin"), undefined);
});

for (const name of NAMES) {
  test(`${name} is no name that a schema declares`, async () => {
    for (const value of VALUES) {
      for (const [method, args] of positions(name, value)) {
        const path = await refusedAt({ model: "farm", method, args });
        assert.ok(path?.endsWith(name), `${method} ${JSON.stringify(args)} at ${path}`);
      }
    }
  });
}

test("a JSON value may have such keys, and keeps them as its own", async () => {
  const engine = farmEngine(recordingDriver(farmSeed).driver);
  const settings: unknown = JSON.parse(
    '{"__proto__":{"isAdmin":true},"constructor":1,"a":[{"__proto__":[]}]}',
  );
  const updated = await call(engine, "farm", "update", {
    where: { id: "f1" },
    data: { settings },
    select: { settings: true },
  });
  assert.is(JSON.stringify(updated), JSON.stringify({ settings }));
  const found = await call(engine, "farm", "findMany", {
    where: { settings: { equals: settings } },
    select: { settings: true },
  });
  assert.is(JSON.stringify(found), JSON.stringify([{ settings }]));
});

test("what Object.prototype was polluted with is not read", async () => {
  const pollution = {
    where: { id: "none" },
    select: { id: true },
    take: 0,
    skip: 9,
    orderBy: { id: "asc" },
    id: "none",
  };
  const engine = farmEngine(recordingDriver(farmSeed).driver);
  for (const [name, value] of Object.entries(pollution)) {
    Object.defineProperty(Object.prototype, name, { value, writable: true, configurable: true });
  }
  try {
    const all = await call(engine, "person", "findMany", {});
    assert.is(Array.isArray(all) && all.length, 5);
    assert.is(await refusedAt({ model: "person", method: "findUnique", args: { where: {} } }), "where");
    assert.is(await refusedAt({ model: "person", method: "deleteMany", args: {} }), "where");
    assert.is(
      await refusedAt({ model: "person", method: "create", args: { data: { name: "x" } } }),
      "data.email",
    );
  } finally {
    for (const name of Object.keys(pollution)) Reflect.deleteProperty(Object.prototype, name);
  }
});

test("what an argument inherits is not read", async () => {
  const parent = Object.assign(Object.create(null), { where: {}, data: { name: "x" } });
  const args: unknown = Object.create(parent);
  assert.is(await refusedAt({ model: "person", method: "updateMany", args }), "");
});

test.run();
