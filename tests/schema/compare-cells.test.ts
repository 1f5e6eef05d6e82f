import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compareCells, equalCells } from "../../ir/compare-cells.ts";
import type { JsonValue } from "../../ir/field-kind.ts";

test("null is the smallest cell of every kind", () => {
  assert.is(compareCells("string", null, null), 0);
  assert.ok(compareCells("string", null, "") < 0);
  assert.ok(compareCells("integer", -2147483648, null) > 0);
  assert.ok(compareCells("bigint", null, -(2n ** 63n)) < 0);
  assert.ok(compareCells("boolean", null, false) < 0);
});

test("text is ordered by code point and not by UTF-16 unit", () => {
  const ascending = ["", "A", "Z", "a", "aa", "ab", "b", "é", "\ud7ff", "\ue000", "｡", "\uffff", "😀", "😁"];
  ascending.forEach((a, i) => {
    ascending.forEach((b, j) => {
      assert.is(Math.sign(compareCells("string", a, b)), Math.sign(i - j), `${a} ${b}`);
    });
  });
});

test("the order of text is the order of its UTF-8 bytes", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
      assert.is(Math.sign(compareCells("string", a, b)), expected);
      assert.is(Math.sign(compareCells("enum", a, b)), expected);
    }),
    { numRuns: 2000 },
  );
});

test("numbers, instants and booleans are ordered by value", () => {
  assert.ok(compareCells("integer", -1, 0) < 0);
  assert.ok(compareCells("integer", 9, 10) < 0);
  assert.ok(compareCells("bigint", 2n ** 62n, 2n ** 62n + 1n) < 0);
  assert.ok(compareCells("datetime", 1, 0) > 0);
  assert.ok(compareCells("boolean", false, true) < 0);
  assert.ok(compareCells("decimal", "9", "10") < 0);
});

test("JSON has no order", () => {
  assert.throws(() => compareCells("json", {}, []), TypeError);
});

test("equality is by value within a kind", () => {
  assert.ok(equalCells("string", "a", "a"));
  assert.not(equalCells("string", "a", "A"));
  assert.not(equalCells("string", "é", "e\u0301"));
  assert.ok(equalCells("bigint", 5n, 5n));
  assert.not(equalCells("integer", 0, null));
  assert.ok(equalCells("integer", null, null));
});

const shuffled = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, shuffled(part)]),
  );
};

test("JSON is equal whatever the order of its keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json: JsonValue = JSON.parse(JSON.stringify(value));
      assert.ok(equalCells("json", json, shuffled(json)));
    }),
  );
});

test("JSON that serialises differently with sorted keys is not equal", () => {
  const sorted = (value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, part]) => [key, sorted(part)]),
        )
      : Array.isArray(value)
        ? value.map(sorted)
        : value;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
      const left: JsonValue = JSON.parse(JSON.stringify(a));
      const right: JsonValue = JSON.parse(JSON.stringify(b));
      const same = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
      assert.is(equalCells("json", left, right), same);
    }),
    { numRuns: 500 },
  );
});

test("JSON tells apart what only looks alike", () => {
  const pairs: [JsonValue, JsonValue][] = [
    [{}, []],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: 1 }, { b: 1 }],
    [
      [1, 2],
      [2, 1],
    ],
    ["1", 1],
    [{ a: null }, {}],
    [JSON.parse('{"__proto__":1}'), {}],
    [{ toString: 1 }, { a: 1 }],
  ];
  for (const [a, b] of pairs) assert.not(equalCells("json", a, b), JSON.stringify([a, b]));
  assert.ok(equalCells("json", 1.0, 1));
});

test("stored JSON of any depth compares without overflow", () => {
  const deep = (): JsonValue => {
    let value: JsonValue = 1;
    for (let level = 0; level < 100_000; level++) value = [value];
    return value;
  };
  assert.ok(equalCells("json", deep(), deep()));
});

test.run();
