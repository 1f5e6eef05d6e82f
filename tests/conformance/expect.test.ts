import { test } from "uvu";
import * as assert from "uvu/assert";
import { same, shown } from "../../engine/conformance/same.ts";

class Row {
  readonly a = 1;
}

const DIFFERENT: readonly (readonly [a: unknown, b: unknown])[] = [
  [new Date(0), new Date(0).toISOString()],
  [new Date(0), new Date(1)],
  [new Date(0), {}],
  [0, -0],
  [1, 1n],
  [1, "1"],
  [null, undefined],
  [{ a: undefined }, {}],
  [[], {}],
  [{ a: 1 }, new Row()],
  [new Map([["a", 1]]), {}],
  [new Uint8Array(), {}],
  [new String("a"), { 0: "a" }],
  [{ a: [{ b: -0 }] }, { a: [{ b: 0 }] }],
  [JSON.parse('{"__proto__":1}'), {}],
];

test("what the contract tells apart is not the same, and does not look the same in a message", () => {
  for (const [a, b] of DIFFERENT) {
    assert.not(same(a, b), `${shown(a)} and ${shown(b)}`);
    assert.not(same(b, a), `${shown(b)} and ${shown(a)}`);
    assert.is.not(shown(a), shown(b));
  }
  assert.not(same(new Map([["a", 1]]), new Map()));
});

test("records are the same by what they hold, whoever made them", () => {
  const bare = Object.assign(Object.create(null), { b: [new Date(0)], a: 1n });
  assert.ok(same({ a: 1n, b: [new Date(0)] }, bare));
  assert.ok(same(new Date(Number.NaN), new Date(Number.NaN)));
  assert.ok(same(Object.freeze([{ a: Number.NaN }]), [{ a: Number.NaN }]));
});

test("a value that leads to itself can be shown", () => {
  const circle: Record<string, unknown> = { name: "x" };
  circle.self = circle;
  assert.match(shown(circle), /^\{ "name": "x", "self": \{ .*… \}/);
});

test.run();
