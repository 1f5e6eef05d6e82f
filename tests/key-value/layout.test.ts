import { createHash } from "node:crypto";
import fc from "fast-check";
import { normalizeKey } from "unstorage";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { cellText } from "../../emitters/key-value/cell-text.ts";
import { escapedName } from "../../emitters/key-value/escaped-name.ts";
import { portableKeys } from "../../emitters/key-value/portable-keys.ts";
import { recordLayout, tupleOf } from "../../emitters/key-value/record-layout.ts";
import { parseRecord, recordText } from "../../emitters/key-value/record-text.ts";
import { redisKeys } from "../../emitters/key-value/redis-keys.ts";
import { redisScripts } from "../../emitters/key-value/redis-scripts.ts";
import { SEGMENT_MAX, safeSegment } from "../../emitters/key-value/safe-segment.ts";
import { sha1 } from "../../emitters/key-value/sha1.ts";
import { sha256 } from "../../emitters/key-value/sha256.ts";
import { keyNames } from "../../engine/backends/key-value/key-options.ts";
import { equalCells } from "../../ir/compare-cells.ts";
import { isStorableText } from "../../ir/text.ts";
import { record } from "./store-arbitraries.ts";
import { catalogOf, field, key, model, storeCatalog } from "./store-catalog.ts";

const RUNS = { numRuns: 20_000, seed: Number(process.env.SEED ?? 42) };
const text = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 4 }),
    fc.constantFrom("", ",", '"', '","', "\\", "a", "a,b", ":", "\n", "}"),
  )
  .filter(isStorableText);

test("the digest is that of Redis", () => {
  const property = fc.property(fc.string({ unit: "binary", maxLength: 200 }), (any) => {
    assert.is(sha1(any), createHash("sha1").update(any, "utf8").digest("hex"));
  });
  fc.assert(property, { numRuns: 500 });
  for (const { text: lua, digest } of redisScripts) {
    assert.is(digest, createHash("sha1").update(lua).digest("hex"));
  }
});

test("segments are safe in every store, and differ where texts do", () => {
  const long = fc.string({ unit: "binary", maxLength: 300 }).filter(isStorableText);
  const property = fc.property(fc.oneof(text, long), fc.oneof(text, long), (a, b) => {
    assert.is(safeSegment(a) === safeSegment(b), a === b);
    assert.match(safeSegment(a), /^[a-z0-9_-]*$/);
    assert.ok(safeSegment(a).length <= SEGMENT_MAX);
    if (a !== "") assert.is(normalizeKey(`base:${safeSegment(a)}:x`), `base:${safeSegment(a)}:x`);
    assert.is(sha256(a), createHash("sha256").update(a, "utf8").digest("hex"));
  });
  fc.assert(property, { ...RUNS, numRuns: 5000 });
  const alike = ["x", "y"].map((end) => safeSegment(`${"a".repeat(300)}${end}`));
  assert.is.not(alike[0], alike[1]);
  // A store that folds letters must not fold keys.
  assert.equal([safeSegment("A"), safeSegment("a")], ["_41", "a"]);
});

test("the keys of one model share a slot of a cluster", () => {
  const catalog = catalogOf(model("one", [field("id", "string")], [key("id")]));
  const keys = redisKeys(catalog, { base: "app:", prefixes: {} }).get("one");
  assert.is(keys?.members, "app:{one}:m");
  assert.match(String(keys?.record("1")), /^app:\{one\}:/);
});

test("a key of three long segments fits Cloudflare KV, and a base that leaves no room is refused", () => {
  const one = model("one", [field("id", "string")], [key("id")], [{ name: "n".repeat(400), fields: ["id"] }]);
  const names = { base: "app:", prefixes: {} };
  const keys = portableKeys(catalogOf(one), names).get("one");
  const index = { name: "N".repeat(400), escaped: "", fields: ["id"], positions: [0] };
  const longest = keys?.indexEntry(index, cellText("É".repeat(59)), cellText("é".repeat(900))) ?? "";
  assert.ok(longest.length > 100 && new TextEncoder().encode(longest).length <= 512, longest);
  assert.throws(
    () => portableKeys(catalogOf(one), { base: `${"b".repeat(200)}:`, prefixes: {} }),
    /too long/,
  );
});

test("tuples are equal only where all their cells are", () => {
  const pair = model(
    "pair",
    [field("id", "string"), field("a", "string"), field("b", "string")],
    [key("id"), key("a", "b")],
  );
  const layout = recordLayout(catalogOf(pair), "pair");
  const both = layout.keys[1] ?? layout.primary;
  const tuples = fc.tuple(text, text, text, text);
  const property = fc.property(tuples, ([a, b, c, d]) => {
    const isSame = tupleOf(both, ["x", a, b]) === tupleOf(both, ["x", c, d]);
    assert.is(isSame, a === c && b === d);
  });
  fc.assert(property, RUNS);
});

test("no two keys of a store are the same", () => {
  const places = fc.tuple(text, text, fc.constantFrom("record", "entry", "index", "members"), text, text);
  const nameOf = ([base, table, kind, name, value]: readonly string[]): string => {
    const one = model("m", [field("id", "string")], [key("id")]);
    const catalog = catalogOf({ ...one, table: table ?? "" });
    const keys = redisKeys(catalog, { base: base ?? "", prefixes: {} }).get("m");
    const stored = { name: name ?? "", escaped: escapedName(name ?? ""), fields: ["id"], positions: [0] };
    const tuple = cellText(value ?? "");
    if (keys === undefined) throw new TypeError("no keys");
    if (kind === "members") return keys.members;
    if (kind === "record") return keys.record(tuple);
    return kind === "entry" ? keys.entry(stored, tuple) : keys.index(stored, tuple);
  };
  const significant = ([base, table, kind, name, value]: readonly string[]) =>
    JSON.stringify([
      base,
      table,
      kind,
      kind === "members" || kind === "record" ? "" : name,
      kind === "members" ? "" : value,
    ]);
  const property = fc.property(places, places, fc.boolean(), (a, b, isShared) => {
    const other = isShared ? [a[0], a[1], ...b.slice(2)] : [a[0], ...b.slice(1)];
    assert.is(nameOf(a) === nameOf(other), significant(a) === significant(other));
  });
  fc.assert(property, RUNS);
});

test("escaped names differ where names do, and hold nothing that divides keys", () => {
  const property = fc.property(text, text, (a, b) => {
    assert.is(escapedName(a) === escapedName(b), a === b);
    assert.not.match(escapedName(a), /[:{}\n]/);
  });
  fc.assert(property, RUNS);
});

test("a record text gives the cells back, one line a field", () => {
  const layout = recordLayout(storeCatalog, "item");
  const property = fc.property(record, (fields) => {
    const row = layout.fields.map(({ name }) => fields[name] ?? null);
    const stored = recordText(layout, row);
    const parsed = parseRecord(layout, stored);
    assert.is(stored.split("\n").length, layout.fields.length + 2);
    assert.ok(
      parsed?.every((cell, at) => equalCells(layout.fields[at]?.kind ?? "string", cell, row[at] ?? null)),
    );
    assert.is(recordText(layout, parsed ?? []), stored);
  });
  fc.assert(property, { ...RUNS, numRuns: 5000 });
});

test("equal JSON is one text, whatever the order of its keys", () => {
  const property = fc.property(fc.jsonValue(), (value) => {
    const cell = JSON.parse(JSON.stringify(value));
    assert.is(cellText(reversed(cell)), cellText(cell));
    assert.equal(JSON.parse(cellText(cell)), cell);
  });
  fc.assert(property, { ...RUNS, numRuns: 2000 });
});

function reversed(value: unknown): never {
  const turned = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(turned);
    if (typeof each !== "object" || each === null) return each;
    return Object.fromEntries(
      Object.entries(each)
        .reverse()
        .map(([name, item]) => [name, turned(item)]),
    );
  };
  return turned(value) as never;
}

test("models that would share their keys are refused, and so are bases that would scatter a model", () => {
  const one = model("one", [field("id", "string")], [key("id")]);
  const two = model("two", [field("id", "string")], [key("id")]);
  const names = { base: "", prefixes: { two: "one" } };
  assert.throws(() => redisKeys(catalogOf(one, two), names), /share their keys/);
  for (const base of ["{}", "a{", "}b", "{a}{b}"]) assert.throws(() => keyNames({ base }), /braces/);
  for (const base of ["", "app:", "{app}:", "a{b}c"]) assert.is(keyNames({ base }).base, base);
});

test.run();
