import { runInNewContext } from "node:vm";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type CellType, INVALID, reasonFor, toCell } from "../../ir/cell.ts";
import type { FieldKind } from "../../ir/field-kind.ts";

const field = (kind: FieldKind, nullable = false, values: readonly string[] | null = null): CellType => ({
  kind,
  nullable,
  values,
});

const accepts = (type: CellType, value: unknown, cell: unknown) =>
  assert.ok(Object.is(toCell(type, value), cell), `${type.kind} of ${typeof value}`);
const refuses = (type: CellType, value: unknown) =>
  assert.is(toCell(type, value), INVALID, `${type.kind} takes ${typeof value}`);

test("null is a cell of nullable fields only, undefined of none", () => {
  for (const kind of ["string", "integer", "json", "datetime"] as const) {
    accepts(field(kind, true), null, null);
    refuses(field(kind), null);
    refuses(field(kind, true), undefined);
  }
});

test("text is kept as it is", () => {
  for (const text of ["", " a ", "ünïcödé", "😀", "%_\\", "e\u0301"]) accepts(field("string"), text, text);
});

test("text that no backend gives back is refused", () => {
  for (const text of ["\ud800", "a\udc00b", "\udbff\udbff", "a\0b"]) refuses(field("string"), text);
});

test("an enum takes its declared values", () => {
  accepts(field("enum", false, ["free", "pro"]), "pro", "pro");
  for (const value of ["Free", "", "free ", 0, null]) refuses(field("enum", false, ["free", "pro"]), value);
});

test("an integer is a whole number of 32 bits", () => {
  for (const value of [0, 1, -1, 2147483647, -2147483648]) accepts(field("integer"), value, value);
  for (const value of [1.5, 2147483648, -2147483649, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    refuses(field("integer"), value);
  }
});

test("minus zero becomes zero", () => {
  accepts(field("integer"), -0, 0);
  accepts(field("decimal"), "-0", "0");
  accepts(field("decimal"), "-0.00", "0");
  accepts(field("json"), -0, 0);
  accepts(field("datetime"), new Date(-0), 0);
});

test("a bigint is a bigint of 64 bits", () => {
  const limit = 2n ** 63n;
  for (const value of [0n, limit - 1n, -limit]) accepts(field("bigint"), value, value);
  for (const value of [limit, -limit - 1n]) refuses(field("bigint"), value);
});

test("a datetime is an instant of the years 1000 to 9999", () => {
  const first = Date.UTC(1000, 0, 1);
  const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
  for (const instant of [first, -1, 0, 1, last]) accepts(field("datetime"), new Date(instant), instant);
  for (const instant of [first - 1, last + 1, Number.NaN]) refuses(field("datetime"), new Date(instant));
});

test("a date of another realm is a date, and what only looks like one is not", () => {
  accepts(field("datetime"), runInNewContext("new Date(5)"), 5);
  refuses(field("datetime"), Object.create(Date.prototype));
  refuses(field("datetime"), { getTime: () => 5 });
});

test("a boolean is a boolean", () => {
  accepts(field("boolean"), true, true);
  accepts(field("boolean"), false, false);
});

test("no kind takes the values of another", () => {
  const own = new Map<FieldKind, unknown>([
    ["string", "a"],
    ["boolean", true],
    ["integer", 7],
    ["bigint", 7n],
    ["decimal", "7.5"],
    ["datetime", new Date(7)],
  ]);
  const strangers = [{}, [], () => 1, Symbol("x"), new String("a"), new Number(7), Object(7n)];
  for (const kind of own.keys()) {
    for (const stranger of strangers) refuses(field(kind), stranger);
    for (const [other, value] of own) {
      // A decimal is written as a string, so it is also text.
      if (other === kind || (kind === "string" && other === "decimal")) continue;
      refuses(field(kind), value);
    }
  }
});

test("a reason never holds the value", () => {
  const secret = "s3cret\0";
  for (const kind of ["string", "enum", "integer", "bigint", "decimal", "datetime", "boolean"] as const) {
    assert.not.match(reasonFor(field(kind, false, ["a"]), secret), "s3cret");
  }
  assert.not.match(reasonFor(field("json"), { key: secret }), "s3cret");
  assert.is(reasonFor(field("json"), { a: undefined }), "must be a JSON value, but it holds undefined");
  assert.is(reasonFor(field("integer"), null), "must not be null");
});

test.run();
