import { test } from "uvu";
import * as assert from "uvu/assert";
import { sqlite } from "../../emitters/sql/dialects/sqlite.ts";
import type { RowCodec } from "../../engine/driver.ts";
import { hydrator } from "../../engine/hydrate/hydrate.ts";
import { rowsOfColumns } from "../../engine/hydrate/nested-columns.ts";
import { rowCodec } from "../../engine/sql/row-codec.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type Column, cellColumn, nestColumn } from "../../ir/physical/column.ts";
import type { RecordOutput } from "../../ir/physical/physical-plan.ts";

const KINDS = ["string", "enum", "boolean", "integer", "bigint", "decimal", "datetime", "json"] as const;
const CELLS = KINDS.map((kind) => cellColumn(kind, kind));
const CODEC = rowCodec(sqlite.codecs, sqlite.json.lists.layout);
const CODEC_BY_ROWS: RowCodec = { ...CODEC, lists: "rows" };

/** As the operators hold them. */
const CANONICAL = ["a", "low", true, -7, 9007199254740993n, "0.1", 1709164800123, { a: [1, null] }];
/** As the store's text and the values of a statement hold them. */
const RAW = ["a", "low", 1, -7, "9007199254740993", "0.1", "2024-02-29T00:00:00.123Z", '{"a":[1,null]}'];
/** Inside a nest, JSON stands as it is. */
const NESTED = [...RAW.slice(0, -1), { a: [1, null] }];
const VALUES = {
  string: "a",
  enum: "low",
  boolean: true,
  integer: -7,
  bigint: 9007199254740993n,
  decimal: "0.1",
  datetime: new Date("2024-02-29T00:00:00.123Z"),
  json: { a: [1, null] },
};
const NULLS = Object.fromEntries(KINDS.map((kind) => [kind, null]));

function outputsOf(columns: readonly Column[]): readonly RecordOutput[] {
  return columns.map((column) => ({
    name: column.name,
    outputs: column.kind === "nest" ? outputsOf(column.columns) : null,
  }));
}

function read(columns: readonly Column[], row: readonly unknown[], codec: RowCodec | null = null): unknown {
  return hydrator(columns, outputsOf(columns), codec, "thing")(row);
}

function failure(read: () => unknown): OrmError {
  try {
    read();
  } catch (error) {
    if (error instanceof OrmError) return error;
    throw error;
  }
  throw new Error("it was read");
}

test("canonical cells of every kind, and null", () => {
  assert.equal(read(CELLS, CANONICAL), VALUES);
  assert.equal(
    read(
      CELLS,
      KINDS.map(() => null),
    ),
    NULLS,
  );
});

test("cells of a store's own form, and null", () => {
  assert.equal(read(CELLS, RAW, CODEC), VALUES);
  assert.equal(
    read(
      CELLS,
      KINDS.map(() => null),
      CODEC,
    ),
    NULLS,
  );
});

test("a nested value equals the same value at the top, for every kind and at every depth", () => {
  const inner = nestColumn("many", "many", false, CELLS);
  const one = nestColumn("one", "one", false, [...CELLS, inner]);
  const columns = [nestColumn("list", "many", false, [one])];
  const record = { list: [{ one: { ...VALUES, many: [VALUES, NULLS] } }, { one: null }] };
  const nulls = KINDS.map(() => null);
  assert.equal(read(columns, [[[[...CANONICAL, [CANONICAL, nulls]]], [null]]]), record);
  const byRows = JSON.stringify([[[...NESTED, [NESTED, nulls]]], [null]]);
  const byColumns = JSON.stringify([[[...NESTED, NESTED.map((cell) => [cell, null])], null]]);
  for (const [raw, codec] of [
    [byRows, CODEC_BY_ROWS],
    [byColumns, CODEC],
  ] as const) {
    assert.equal(read(columns, [raw], codec), record);
    assert.equal(read(columns, [JSON.parse(raw)], codec), record, "also where the client has parsed it");
  }
});

test("by columns no rows are no columns, or columns of nothing", () => {
  const columns = [nestColumn("rel", "many", false, CELLS)];
  for (const raw of ["[]", "[null, null]", "[[], []]"]) {
    assert.equal(read(columns, [raw], CODEC), { rel: [] });
    assert.equal(rowsOfColumns(JSON.parse(raw)), []);
  }
});

test("columns of related rows are all as long, for whoever reads them", () => {
  const columns = [nestColumn("rel", "many", false, CELLS.slice(0, 2))];
  for (const raw of ['[["a", "b"], ["low"]]', '[["a"], null]', '[["a"]]', '[7, ["low"]]']) {
    assert.is(failure(() => read(columns, [raw], CODEC)).path, "thing.rel");
  }
  assert.equal(
    rowsOfColumns([
      ["a", "b"],
      [1, 2],
    ]),
    [
      ["a", 1],
      ["b", 2],
    ],
  );
  assert.throws(() => rowsOfColumns([["a", "b"], [1]]));
});

test("names come in the order of the outputs, wherever their columns stand", () => {
  const columns = [cellColumn("a", "string"), cellColumn("b", "string"), cellColumn("key", "string")];
  const make = hydrator(
    columns,
    [
      { name: "b", outputs: null },
      { name: "a", outputs: null },
    ],
    null,
    "thing",
  );
  assert.is(JSON.stringify(make(["1", "2", "3"])), '{"b":"2","a":"1"}');
});

test("records of many fields", () => {
  for (let count = 0; count <= 40; count++) {
    const names = Array.from({ length: count }, (_, at) => `f${at}`);
    const columns = names.map((name) => cellColumn(name, "integer"));
    const expected = Object.fromEntries(names.map((name, at) => [name, at]));
    assert.equal(
      read(
        columns,
        names.map((_, at) => at),
      ),
      expected,
    );
  }
});

test("a JSON value is the application's own, and keeps a key called __proto__", () => {
  const cell: unknown = JSON.parse('{"__proto__":{"x":1},"list":[{"y":2}]}');
  const value = Reflect.get(Object(read([cellColumn("json", "json")], [cell])), "json");
  assert.is(JSON.stringify(value), JSON.stringify(cell));
  assert.is.not(value, cell);
  Reflect.set(Reflect.get(value, "list")[0], "y", 3);
  assert.is(JSON.stringify(cell), '{"__proto__":{"x":1},"list":[{"y":2}]}');
});

test("a JSON value may have keys that a frozen prototype has", () => {
  const text = '{"2":1,"10":2,"constructor":3,"a":[{"constructor":4}]}';
  Object.defineProperty(Object.prototype, "constructor", { writable: false });
  try {
    const record = read([cellColumn("json", "json")], [JSON.parse(text)]);
    assert.is(JSON.stringify(Reflect.get(Object(record), "json")), text);
  } finally {
    Object.defineProperty(Object.prototype, "constructor", { writable: true });
  }
});

test("DECODE_FAILED names the field, at the top and inside, and no value", () => {
  const bad: Readonly<Record<string, unknown>> = {
    string: 1,
    boolean: "c4n4ry",
    integer: 1.5,
    bigint: "c4n4ry",
    decimal: "c4n4ry",
    datetime: "c4n4ry",
    json: "{c4n4ry",
  };
  for (const [kind, raw] of Object.entries(bad)) {
    const columns = CELLS.filter((column) => column.name === kind);
    const top = failure(() => read(columns, [raw], CODEC));
    assert.equal([top.code, top.path], ["DECODE_FAILED", `thing.${kind}`]);
    // What stands inside a nest as JSON is JSON.
    if (kind === "json") continue;
    const nested = [nestColumn("rel", "one", false, [nestColumn("deep", "many", false, columns)])];
    for (const codec of [CODEC, CODEC_BY_ROWS]) {
      const inside = failure(() => read(nested, [JSON.stringify([[[raw]]])], codec));
      assert.equal([inside.code, inside.path], ["DECODE_FAILED", `thing.rel.deep.${kind}`]);
      assert.not.match(inside.message + top.message, "c4n4ry");
    }
  }
});

test("DECODE_FAILED names the relation whose rows are none", () => {
  const many = [nestColumn("rel", "many", false, CELLS)];
  const one = [nestColumn("rel", "one", false, CELLS)];
  for (const [columns, raw] of [
    [many, "{}"],
    [many, "not json"],
    [many, "7"],
    [one, '"x"'],
    [one, "{}"],
  ] as const) {
    assert.is(failure(() => read(columns, [raw], CODEC)).path, "thing.rel");
  }
});

test("DECODE_FAILED names the required relation without a row", () => {
  const required = nestColumn("owner", "one", true, [cellColumn("id", "string")]);
  assert.is(failure(() => read([required], [null])).path, "thing.owner");
  const inside = nestColumn("farm", "one", false, [required]);
  assert.is(failure(() => read([inside], [[null]])).path, "thing.farm.owner");
  assert.equal(read([inside], [null]), { farm: null });
  assert.equal(read([nestColumn("owner", "one", false, [cellColumn("id", "string")])], [null]), {
    owner: null,
  });
});

test("a joined row is read cell by cell from its parent's, as deep as it goes", () => {
  const inner = nestColumn("inner", "one", false, [...CELLS, cellColumn("key", "string")], "key");
  const list = nestColumn("list", "many", false, CELLS);
  const outer = nestColumn("outer", "one", false, [cellColumn("id", "string"), inner, list], "id");
  const columns = [cellColumn("before", "integer"), outer, cellColumn("after", "integer")];
  const rows = JSON.stringify([NESTED]);
  assert.equal(read(columns, [1, "o", ...RAW, "k", rows, 2], CODEC_BY_ROWS), {
    before: 1,
    outer: { id: "o", inner: { ...VALUES, key: "k" }, list: [VALUES] },
    after: 2,
  });
  const nulls = KINDS.map(() => null);
  assert.equal(read(columns, [1, "o", ...nulls, "k", "[]", 2], CODEC_BY_ROWS), {
    before: 1,
    outer: { id: "o", inner: { ...NULLS, key: "k" }, list: [] },
    after: 2,
  });
  assert.equal(read(columns, [1, "o", ...RAW, null, "[]", 2], CODEC_BY_ROWS), {
    before: 1,
    outer: { id: "o", inner: null, list: [] },
    after: 2,
  });
  assert.equal(read(columns, [1, null, ...RAW, "k", "[]", 2], CODEC_BY_ROWS), {
    before: 1,
    outer: null,
    after: 2,
  });
  // Operators hold it as one value, as they do any related row.
  assert.equal(read(columns, [1, ["o", [...CANONICAL, "k"], [CANONICAL]], 2]), {
    before: 1,
    outer: { id: "o", inner: { ...VALUES, key: "k" }, list: [VALUES] },
    after: 2,
  });
});

test("DECODE_FAILED names the field of a joined row, and the required one that is not there", () => {
  const farm = (required: boolean) =>
    nestColumn("farm", "one", required, [cellColumn("size", "integer"), cellColumn("id", "string")], "id");
  assert.is(failure(() => read([farm(false)], ["no size", "f"], CODEC)).path, "thing.farm.size");
  assert.is(failure(() => read([farm(true)], [null, null], CODEC)).path, "thing.farm");
  assert.equal(read([farm(false)], ["no size", null], CODEC), { farm: null });
});

test.run();
