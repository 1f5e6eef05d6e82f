import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  decodeBigint,
  decodeBoolean,
  decodeDecimal,
  decodeInstantText,
  decodeInteger,
  decodeJsonText,
  decodeSeconds,
  decodeString,
} from "../../../emitters/sql/decode-cell.ts";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { textOfInstant } from "../../../emitters/sql/instant-text.ts";
import { canonicalJson } from "../../../ir/canonical-json.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";

const test = suite("cells to and from SQL clients");

function refuses(decode: (raw: unknown) => Cell, ...raws: readonly unknown[]): void {
  for (const raw of raws) {
    assert.throws(
      () => decode(raw),
      (error: unknown) => error instanceof OrmError && error.code === "DECODE_FAILED",
      String(raw),
    );
  }
}

test("what clients make of a value is read, and nothing else", () => {
  assert.equal([true, 1, "1", "t", "true", 1n].map(decodeBoolean), Array(6).fill(true));
  assert.equal([false, 0, "0", "f", "false", 0n].map(decodeBoolean), Array(6).fill(false));
  refuses(decodeBoolean, 2, "yes", "", {}, undefined);
  assert.equal([5, "5", 5n, "-2147483648"].map(decodeInteger), [5, 5, 5, -2_147_483_648]);
  refuses(decodeInteger, 1.5, 2_147_483_648, "x", Number.NaN, true, "", " ", " 7", "-", "0x10", "1e2", "+5");
  assert.equal(["9007199254740993", 7, 7n].map(decodeBigint), [9_007_199_254_740_993n, 7n, 7n]);
  refuses(decodeBigint, 2 ** 53, 1.5, "1.5", "", " ", " 7", "-", "0x10", "x", null);
  assert.equal(["1.50", "-0.0", 2.5, "100"].map(decodeDecimal), ["1.5", "0", "2.5", "100"]);
  refuses(decodeDecimal, "NaN", "Infinity", "1e5", 1e21, "");
  refuses(decodeString, 5, null, {});
  assert.equal(decodeJsonText('{"a":[1,null]}'), { a: [1, null] });
  refuses(decodeJsonText, "{", {}, 5);
});

test("instants are read in every form that a dialect gives them", () => {
  const instants = [
    0, 1, -1, 999, 1_710_054_000_123, -30_610_224_000_000, 253_402_300_799_999, 951_782_400_000,
  ];
  for (const instant of instants) {
    const text = textOfInstant(instant);
    assert.is(decodeInstantText(text), instant);
    assert.is(decodeInstantText(text.replace("T", " ").slice(0, -1)), instant);
    assert.is(decodeInstantText(`${text.slice(0, -1)}999+00:00`), instant);
    assert.is(decodeSeconds(instant / 1000), instant);
    assert.is(decodeSeconds(String(instant / 1000)), instant);
  }
  assert.is(decodeInstantText("2020-02-03 04:05:06"), Date.UTC(2020, 1, 3, 4, 5, 6));
  assert.is(decodeInstantText("2000-02-29 23:59:59"), Date.UTC(2000, 1, 29, 23, 59, 59));
  assert.is(decodeInstantText("2020-12-31 00:00:00"), Date.UTC(2020, 11, 31));
  assert.is(decodeInstantText("2020-02-03T04:05:06.5Z"), Date.UTC(2020, 1, 3, 4, 5, 6, 500));
  refuses(
    decodeInstantText,
    "",
    "2020-02-03",
    "2020-13-03 04:05:06",
    "0000-00-00 00:00:00",
    "2020-02-03 24:05:06",
    "2020-02-03 04:60:06",
    "2020-02-03 04:05:60",
    "2020-04-31 04:05:06",
    "2020-02-30 04:05:06",
    "2023-02-29 04:05:06",
    "2100-02-29 04:05:06",
    "2020-02-03 04:05:06.",
    "2020-02-03 04:05:06.x",
    "infinity",
    5,
    null,
  );
  refuses(decodeSeconds, "", "infinity", Number.POSITIVE_INFINITY, null);
});

test("JSON has one text, whatever the order of its keys", () => {
  assert.is(
    canonicalJson({ b: [1, { d: null, c: "\n" }], a: 1.5, 2: true }),
    '{"2":true,"a":1.5,"b":[1,{"c":"\\n","d":null}]}',
  );
  assert.is(canonicalJson({ a: 1, b: 2 }), canonicalJson({ b: 2, a: 1 }));
  assert.is(canonicalJson(JSON.parse('{"__proto__":{"b":1},"a":[]}')), '{"__proto__":{"b":1},"a":[]}');
});

test("a slot is bound by the form of its binding", () => {
  const { postgres, sqlite, mysql } = dialects;
  assert.is(postgres.encoderOf({ kind: "cell", type: "boolean" })(true), 1);
  assert.is(postgres.encoderOf({ kind: "cell", type: "bigint" })(null), null);
  assert.equal(postgres.encoderOf({ kind: "list", type: "bigint" })([1n, 2n]), ["1", "2"]);
  assert.equal(
    postgres.encoderOf({ kind: "column", type: "json", position: 1 })([
      [1, { a: 1 }],
      [2, null],
    ]),
    ['{"a":1}', null],
  );
  assert.is(sqlite.encoderOf({ kind: "list", type: "datetime" })([0]), '["1970-01-01T00:00:00.000Z"]');
  assert.is(mysql.encoderOf({ kind: "list", type: "datetime" })([0]), '["1970-01-01 00:00:00.000"]');
  assert.is(
    sqlite.encoderOf({ kind: "rows", types: ["bigint", "json", "boolean"] })([[1n, { b: 1, a: 2 }, null]]),
    '[["1","{\\"a\\":2,\\"b\\":1}",null]]',
  );
  assert.is(sqlite.encoderOf({ kind: "count" })(Number.MAX_VALUE), Number.MAX_SAFE_INTEGER);
  assert.throws(() => sqlite.encoderOf({ kind: "count" })("5"));
  assert.throws(() => sqlite.encoderOf({ kind: "cell", type: "string" })(5));
  assert.throws(() => sqlite.encoderOf({ kind: "list", type: "string" })("abc"));
});

test("a decimal that the database would round is refused before it is sent", () => {
  const encode = dialects.mariadb.encoderOf({ kind: "cell", type: "decimal" });
  assert.is(encode(`-${"9".repeat(35)}.${"9".repeat(30)}`), `-${"9".repeat(35)}.${"9".repeat(30)}`);
  for (const digits of [`0.${"1".repeat(31)}`, "1".repeat(36)]) {
    assert.throws(
      () => encode(digits),
      (error: unknown) => error instanceof OrmError && error.code === "INVALID_QUERY",
    );
  }
});

test.run();
