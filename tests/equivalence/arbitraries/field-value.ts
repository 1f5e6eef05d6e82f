import fc from "fast-check";
import { CONFUSABLE_JSON, JSON_POOL } from "../../../engine/conformance/values/json-pool.ts";
import { RARE_TEXTS, TEXT_POOL } from "../../../engine/conformance/values/text-pool.ts";
import type { FieldSketch } from "../schema/sketch.ts";

/** A value that the field may hold, null included where it may: from a small pool, now and then a free one. */
export function fieldValue(field: FieldSketch): fc.Arbitrary<unknown> {
  const present = presentValue(field);
  return field.nullable
    ? fc.oneof({ weight: 3, arbitrary: present }, { weight: 1, arbitrary: fc.constant(null) })
    : present;
}

/** A database counts ids up from 1, or from the largest: given ones stay away from both ends. */
const FIRST_GIVEN_ID = 1_000_000;

/** A value of the field's kind that is not null. */
export function presentValue(field: FieldSketch): fc.Arbitrary<unknown> {
  if (field.role === "incrementId") return fc.nat(30).map((at) => FIRST_GIVEN_ID + at);
  return fc.oneof({ weight: 9, arbitrary: pooled(field) }, { weight: 1, arbitrary: free(field) });
}

const INTEGERS = [0, 1, -1, 2, 9, 10, 100, 2 ** 31 - 1, -(2 ** 31)];
const BIGINTS = [0n, 1n, -1n, 9n, 10n, 2n ** 53n, 2n ** 53n + 1n, 2n ** 63n - 1n, -(2n ** 63n)];
const DECIMALS = [
  "0",
  "-0",
  "1",
  "1.0",
  "1.5",
  "1.50",
  "-1.5",
  "0.1",
  "9",
  "10",
  "100",
  "-2",
  "-10",
  "00.5",
  "0.000000001",
  "99999999999999999999.999999999",
  "9007199254740993",
];
const INSTANTS = [
  "1970-01-01T00:00:00.000Z",
  "1969-12-31T23:59:59.999Z",
  "2026-01-01T00:00:00.000Z",
  "2026-01-01T00:00:00.001Z",
  "2026-01-01T00:00:00.002Z",
  "2026-10-25T01:30:00.000Z",
  "1850-06-01T12:00:00.500Z",
  "1000-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
];

function pooled(field: FieldSketch): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "string":
      return fc.constantFrom(...TEXT_POOL);
    case "enum":
      return fc.constantFrom(...(field.values ?? []));
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.constantFrom(...INTEGERS);
    case "bigint":
      return fc.constantFrom(...BIGINTS);
    case "decimal":
      return fc.constantFrom(...DECIMALS);
    case "datetime":
      return fc.constantFrom(...INSTANTS).map((text) => new Date(text));
    case "json":
      return fc.oneof(fc.constantFrom(...CONFUSABLE_JSON), fc.constantFrom(...JSON_POOL));
  }
}

function free(field: FieldSketch): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case "string":
      return FREE_TEXT;
    case "integer":
      return FREE_INTEGER;
    case "bigint":
      return FREE_BIGINT;
    case "decimal":
      return FREE_DECIMAL;
    case "datetime":
      return FREE_INSTANT;
    case "json":
      return FREE_JSON;
    default:
      return pooled(field);
  }
}

// Made once: building an arbitrary of texts costs more than drawing from it a thousand times. fast-check's own
// unit of all characters takes a second for a table that only shrinking would read.
const STORABLE_CHARACTER = fc
  .integer({ min: 1, max: 0x10_ffff - 0x800 })
  .map((at) => String.fromCodePoint(at < 0xd800 ? at : at + 0x800));
const STORABLE_TEXT = fc.string({ unit: STORABLE_CHARACTER, maxLength: 8 });
const FREE_TEXT = fc.oneof(fc.constantFrom(...RARE_TEXTS), STORABLE_TEXT);
const FREE_INTEGER = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const FREE_BIGINT = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const FREE_INSTANT = fc
  .integer({ min: Date.parse("1000-01-01T00:00:00.000Z"), max: Date.parse("9999-12-31T23:59:59.999Z") })
  .map((time) => new Date(time));
const FREE_DECIMAL = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.string({ unit: fc.constantFrom("0", "1", "5", "9"), maxLength: 6 }),
  )
  .map(([whole, fraction]) => (fraction === "" ? `${whole}` : `${whole}.${fraction}`));
const FREE_JSON = freeJson();

/** Keys and texts stay storable; the depth stays far from the limit, which has tests of its own. */
function freeJson(): fc.Arbitrary<unknown> {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
  const leaf = fc.oneof(STORABLE_TEXT, number, fc.boolean(), fc.integer());
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(fc.option(tie("tree")), { maxLength: 3 }),
      fc.dictionary(STORABLE_TEXT, fc.option(tie("tree")), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  return tree;
}
