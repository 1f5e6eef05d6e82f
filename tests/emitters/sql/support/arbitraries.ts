import fc from "fast-check";
import { fieldOf, type Model } from "../../../../ir/catalog.ts";
import { INVALID, toCell } from "../../../../ir/cell.ts";
import { canonicalDecimal } from "../../../../ir/decimal.ts";
import type { Cell, FieldKind } from "../../../../ir/field-kind.ts";
import type { SortKey } from "../../../../ir/logical/sort.ts";
import { and } from "../../../../ir/predicate/and.ts";
import { compare } from "../../../../ir/predicate/compare.ts";
import { constant } from "../../../../ir/predicate/constant.ts";
import { inList } from "../../../../ir/predicate/in-list.ts";
import { isNull } from "../../../../ir/predicate/is-null.ts";
import { not } from "../../../../ir/predicate/not.ts";
import { or } from "../../../../ir/predicate/or.ts";
import type { Predicate } from "../../../../ir/predicate/predicate.ts";
import { textMatch } from "../../../../ir/predicate/text-match.ts";
import type { FixtureRow } from "./evaluate.ts";

const TEXTS = [
  "",
  "a",
  "A",
  "a ",
  " a",
  "ä",
  "a\u0308",
  "é",
  "%",
  "_",
  "\\",
  "a%b",
  "'",
  '"',
  "\\'",
  "😀",
  "😁",
  "\uff61",
  "\ufffd",
  "0",
  "00",
  "1e1",
  "null",
  "--",
  ";",
  "$1",
  "?",
  "\t",
  "\n",
  "ß",
  "ss",
  "ab",
  "aab",
  "b",
  "{}",
  "[1]",
  "a".repeat(300),
];
const DECIMALS = [
  "0",
  "1",
  "-1",
  "1.5",
  "-1.5",
  "-1.25",
  "1.25",
  "10",
  "9",
  "-10",
  "-9",
  "0.1",
  "-0.1",
  "0.01",
  "0.10000000000000000001",
  "12345678901234567890123",
  "-12345678901234567890123",
  "99999999999999999.999999999999",
  "2",
  "-2",
  "100",
  "-100.5",
];
const JSONS: readonly Exclude<Cell, bigint | null>[] = [
  {},
  [],
  "",
  "a",
  "1",
  0,
  1,
  1.5,
  1e21,
  1e-7,
  0.1 + 0.2,
  5e-324,
  1.7976931348623157e308,
  true,
  false,
  [null],
  { a: null },
  { b: 1, a: [1, { c: 'é😀"\\\n\u001f' }] },
  { a: [1, { c: 'é😀"\\\n\u001f' }], b: 1 },
  { "1": 1, "": 2 },
  JSON.parse('{"__proto__":1}'),
  [1, 2],
  [2, 1],
  { a: 1 },
  { a: 1, b: null },
];
function storableJson(value: unknown): Exclude<Cell, bigint | null> {
  const cell = toCell({ kind: "json", nullable: false, values: null }, value);
  return cell === INVALID || cell === null || typeof cell === "bigint" ? {} : cell;
}

const INSTANTS = [
  0, -1, 1, 1_700_000_000_123, -30_610_224_000_000, 253_402_300_799_999, 1_700_000_000_000, 951_782_400_000,
];

const CELLS: Readonly<Record<FieldKind, fc.Arbitrary<NonNullable<Cell>>>> = {
  string: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...TEXTS) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "")) },
  ),
  enum: fc.constantFrom("a", "A", "b'c", 'd"e\\', "😀"),
  boolean: fc.boolean(),
  integer: fc.oneof(fc.constantFrom(0, 1, -1, 2, 2_147_483_647, -2_147_483_648), fc.integer()),
  bigint: fc.oneof(
    fc.constantFrom(
      0n,
      1n,
      -1n,
      9_007_199_254_740_993n,
      9_223_372_036_854_775_807n,
      -9_223_372_036_854_775_808n,
    ),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  ),
  decimal: fc.oneof(
    fc.constantFrom(...DECIMALS),
    fc
      .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(99_999))
      .map(([whole, part]) => canonicalDecimal(`${whole}.${part}`) ?? "0"),
  ),
  datetime: fc.oneof(
    fc.constantFrom(...INSTANTS),
    fc.integer({ min: -30_610_224_000_000, max: 253_402_300_799_999 }),
  ),
  json: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...JSONS) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map(storableJson) },
  ),
};

/** A cell of the field, from a small pool of which values often meet. */
export function cellFor(model: Model, field: string): fc.Arbitrary<NonNullable<Cell>> {
  return CELLS[fieldOf(model, field).kind];
}

export function rowsFor(
  model: Model,
  fields: readonly string[],
  maxLength: number,
): fc.Arbitrary<FixtureRow[]> {
  const cells: Record<string, fc.Arbitrary<Cell>> = {};
  for (const name of fields) {
    const cell = cellFor(model, name);
    cells[name] = fieldOf(model, name).nullable ? fc.option(cell, { freq: 4 }) : cell;
  }
  return fc.uniqueArray(fc.record({ id: fc.constantFrom(..."abcdefghijklmn"), ...cells }), {
    maxLength,
    selector: (row) => row.id,
  });
}

export function sortFor(fields: readonly string[]): fc.Arbitrary<SortKey[]> {
  const key = fc.record({
    field: fc.constantFrom(...fields),
    direction: fc.constantFrom("asc" as const, "desc" as const),
  });
  return fc
    .uniqueArray(key, { maxLength: 3, selector: ({ field }) => field })
    .map((keys) => [
      ...keys.filter(({ field }) => field !== "id"),
      { field: "id", direction: "asc" as const },
    ]);
}

/** A predicate, and the values of its slots. */
export interface Condition {
  readonly predicate: Predicate;
  readonly values: readonly unknown[];
}

type Draft = (slots: unknown[]) => Predicate;

export function conditionFor(model: Model, fields: readonly string[]): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Draft; leaf: Draft }>((tie) => ({
    leaf: fc.oneof(
      ...fields.map((field) => leafFor(model, field)),
      fc.constantFrom(true, false, null).map(
        (value): Draft =>
          () =>
            constant(value),
      ),
    ),
    tree: fc.oneof(
      { maxDepth: 4, depthIdentifier: "condition" },
      tie("leaf"),
      tie("tree").map(
        (item): Draft =>
          (slots) =>
            not(item(slots)),
      ),
      fc.array(tie("tree"), { maxLength: 3 }).map(
        (items): Draft =>
          (slots) =>
            and(items.map((item) => item(slots))),
      ),
      fc.array(tie("tree"), { maxLength: 3 }).map(
        (items): Draft =>
          (slots) =>
            or(items.map((item) => item(slots))),
      ),
    ),
  }));
  return tree.map((draft) => {
    const values: unknown[] = [];
    return { predicate: draft(values), values };
  });
}

function leafFor(model: Model, field: string): fc.Arbitrary<Draft> {
  const { kind } = fieldOf(model, field);
  const cell = cellFor(model, field);
  const operators =
    kind === "json" ? (["eq", "ne"] as const) : (["eq", "ne", "lt", "lte", "gt", "gte"] as const);
  const leaves: fc.Arbitrary<Draft>[] = [
    fc.tuple(fc.constantFrom(...operators), cell).map(
      ([op, value]): Draft =>
        (slots) =>
          compare(op, field, slots.push(value) - 1),
    ),
    fc.tuple(fc.array(cell, { maxLength: 4 }), fc.boolean()).map(
      ([list, negated]): Draft =>
        (slots) =>
          inList(field, slots.push(list) - 1, negated),
    ),
    fc.boolean().map(
      (negated): Draft =>
        () =>
          isNull(field, negated),
    ),
  ];
  if (kind === "string") {
    leaves.push(
      fc.tuple(fc.constantFrom("contains" as const, "startsWith" as const, "endsWith" as const), cell).map(
        ([mode, value]): Draft =>
          (slots) =>
            textMatch(mode, field, slots.push(value) - 1),
      ),
    );
  }
  return fc.oneof(...leaves);
}

export const PAGE: fc.Arbitrary<number | null> = fc.constantFrom(null, 0, 1, 2, 5);

/** The predicate with its slots further on, behind values that are bound before. */
export function shifted(predicate: Predicate, offset: number): Predicate {
  switch (predicate.kind) {
    case "and":
      return and(predicate.items.map((item) => shifted(item, offset)));
    case "or":
      return or(predicate.items.map((item) => shifted(item, offset)));
    case "not":
      return not(shifted(predicate.item, offset));
    case "constant":
    case "isNull":
      return predicate;
    default:
      return { ...predicate, slot: predicate.slot + offset };
  }
}
