import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { JSON_DEPTH_MAX, jsonFault, toJsonCell } from "../../ir/json-cell.ts";
import { frozenJson } from "../../ir/json-copy.ts";

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

test("what is done to the value later does not reach the cell", () => {
  const value = { a: [1, "b", null, true, { c: {} }], d: [] };
  const cell = toJsonCell(value);
  Object.assign(value.a, { 0: () => 1 });
  Object.assign(value.d, { 0: Number.NaN });
  assert.equal(cell, { a: [1, "b", null, true, { c: {} }], d: [] });
  for (const scalar of ["", "text", 1.5, true, false]) assert.is(toJsonCell(scalar), scalar);
});

test("minus zero becomes zero in a copy, and the caller's object stays", () => {
  const value = { a: [-0, { b: -0 }], c: 1 };
  const cell = toJsonCell(value);
  assert.not(Object.is(cell, value));
  assert.ok(Object.is(value.a[0], -0));
  assert.equal(JSON.stringify(cell), '{"a":[0,{"b":0}],"c":1}');
  assert.ok(
    JSON.stringify(cell, (_key, part) => (Object.is(part, -0) ? "minus" : part)).includes("minus") === false,
  );
});

test("an own __proto__ key survives", () => {
  const value = JSON.parse('{"__proto__":{"a":-0},"constructor":1}');
  const cell = toJsonCell(value);
  assert.is(JSON.stringify(cell), '{"__proto__":{"a":0},"constructor":1}');
  assert.is(Object.getPrototypeOf(cell), Object.prototype);
  assert.is(JSON.stringify(frozenJson(value)), '{"__proto__":{"a":0},"constructor":1}');
});

test("depth is bounded, also where it has no end", () => {
  assert.is(jsonFault(nested(JSON_DEPTH_MAX)), null);
  assert.match(String(jsonFault(nested(JSON_DEPTH_MAX + 1))), "nested too deep");
  assert.match(String(jsonFault(nested(100_000))), "nested too deep");
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  assert.match(String(jsonFault(cycle)), "holds itself");
});

test("a graph that unfolds without end is refused in bounded time", () => {
  let value: unknown = 1;
  for (let level = 0; level < 30; level++) value = [value, value, value];
  assert.is(jsonFault(value), "holds too many values");
});

test("plain objects of other realms and without a prototype are plain", () => {
  assert.is(jsonFault(runInNewContext('({ a: [1, { b: "c" }] })')), null);
  const bare = Object.create(null);
  bare.a = 1;
  assert.is(jsonFault(bare), null);
});

class Money {
  amount = 1;
}
class Names extends Array<string> {}

const REFUSED: Record<string, unknown> = {
  undefined: undefined,
  "an undefined property": { a: undefined },
  "an undefined item": [undefined],
  "a hole": new Array(2),
  "an array with a property": Object.assign([1], { extra: 1 }),
  "a function": { a: () => 1 },
  "a symbol": [Symbol("a")],
  "a symbol key": { [Symbol("a")]: 1 },
  "a bigint": { a: 1n },
  NaN: Number.NaN,
  infinity: [Number.POSITIVE_INFINITY],
  "a date": new Date(),
  "a map": new Map(),
  "a class instance": new Money(),
  "an array subclass": Names.from(["a"]),
  "a boxed string": new String("a"),
  "a regular expression": /a/,
  toJSON: { toJSON: () => 1 },
  "inherited toJSON": Object.create({ toJSON: () => 1 }),
  "a getter": {
    get a() {
      return 1;
    },
  },
  "a lone surrogate": ["\ud800"],
  "a lone surrogate in a key": { "\udfff": 1 },
  NUL: { a: "\0" },
  "NUL in a key": { "a\0": 1 },
};

for (const [name, value] of Object.entries(REFUSED)) {
  test(`${name} is refused`, () => {
    assert.is(toJsonCell(value), undefined);
    assert.type(jsonFault(value), "string");
  });
}

test("a property called toJSON that is data is data", () => {
  assert.is(jsonFault({ toJSON: "x" }), null);
});

test("a frozen copy is deep and the original stays as it was", () => {
  const value = { a: [{ b: 1 }] };
  const copy = frozenJson(value);
  assert.equal(copy, value);
  assert.not(Object.is(copy, value));
  assert.not(Object.isFrozen(value.a));
  assert.ok(typeof copy === "object" && copy !== null && Object.values(copy).every(Object.isFrozen));
});

test.run();
