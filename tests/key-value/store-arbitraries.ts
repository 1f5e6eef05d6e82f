import fc from "fast-check";
import { canonicalDecimal } from "../../ir/decimal.ts";
import type { Cell, FieldKind } from "../../ir/field-kind.ts";
import type { ChangeOperator } from "../../ir/logical/update.ts";
import { and } from "../../ir/predicate/and.ts";
import { type Comparison, compare } from "../../ir/predicate/compare.ts";
import { constant } from "../../ir/predicate/constant.ts";
import { inList } from "../../ir/predicate/in-list.ts";
import { isNull } from "../../ir/predicate/is-null.ts";
import { not } from "../../ir/predicate/not.ts";
import { or } from "../../ir/predicate/or.ts";
import type { Predicate } from "../../ir/predicate/predicate.ts";
import { type TextMatchMode, textMatch } from "../../ir/predicate/text-match.ts";
import type { Bound, Edits, Record } from "./run-leaf.ts";
import { item } from "./store-catalog.ts";

/** Few values, so that they meet: neighbours, extremes, and texts that a careless layout would confuse. */
const TEXTS = [
  "",
  "a",
  "A",
  "a ",
  "a,b",
  'a"',
  "a\\",
  "\n",
  "\u0001",
  "null",
  "é",
  "e\u0301",
  "\uff61",
  "\ufffd",
  "😀",
  "😁",
  "a".repeat(600),
  `${"a".repeat(599)}b`,
  "é".repeat(250),
];
export const POOLS: Readonly<globalThis.Record<FieldKind, readonly Cell[]>> = {
  string: TEXTS,
  enum: ["low", "high"],
  boolean: [true, false],
  integer: [0, 1, -1, 2, 7, -7, 46341, 2147483647, -2147483648],
  bigint: [0n, 1n, -1n, 10n, 9007199254740993n, -3037000500n, 2n ** 63n - 1n, -(2n ** 63n)],
  decimal: [
    "0",
    "1",
    "-1",
    "0.5",
    "-0.05",
    "10",
    "9.99",
    "-100000000000000000000.000000000001",
    "123456789.987654321",
  ],
  datetime: [0, 1, -1, 1_700_000_000_000, -30610224000000, 253402300799999],
  json: [{}, [], "a", 0, true, { a: [1, { b: null }] }, { b: 1, a: 2 }, { a: "x\ny" }],
};

const fields = item.fields.filter((field) => field.name !== "id");
const ids = ["a", "b", "c", "d", "e".repeat(520)];
const id = fc.constantFrom<Cell>(...ids);

function cell(kind: FieldKind): fc.Arbitrary<Cell> {
  return fc.constantFrom(...POOLS[kind]);
}

function stored(kind: FieldKind): fc.Arbitrary<Cell> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant<Cell>(null) }, { weight: 3, arbitrary: cell(kind) });
}

export const record: fc.Arbitrary<Record> = fc
  .tuple(id, ...fields.map((field) => stored(field.kind)))
  .map(([first, ...rest]) => ({
    id: first,
    ...Object.fromEntries(fields.map((field, at) => [field.name, rest[at] ?? null])),
  }));

const OPERATORS: { readonly [kind in FieldKind]?: readonly ChangeOperator[] } = {
  integer: ["increment", "decrement", "multiply", "divide"],
  bigint: ["increment", "decrement", "multiply", "divide"],
  decimal: ["increment", "decrement", "multiply"],
};

const edit = fc.constantFrom(...fields).chain((field) => {
  const set = stored(field.kind).map((operand) => [field.name, ["set", operand]] as const);
  const operators = OPERATORS[field.kind];
  if (operators === undefined) return set;
  const change = fc
    .tuple(fc.constantFrom(...operators), cell(field.kind))
    .map((each) => [field.name, each] as const);
  return fc.oneof(set, change);
});

export const edits: fc.Arbitrary<Edits> = fc
  .tuple(fc.array(edit, { maxLength: 3 }), fc.option(id, { freq: 8 }))
  .map(([list, moved]) => ({
    ...Object.fromEntries(list),
    ...(moved === null ? {} : { id: ["set", moved] }),
  }));

type Bind = (values: unknown[]) => Predicate;

function slotOf(values: unknown[], value: unknown): number {
  return values.push(value) - 1;
}

const leaf: fc.Arbitrary<Bind> = fc.constantFrom(...item.fields).chain(({ name, kind }) => {
  const comparisons: Comparison[] = kind === "json" ? ["eq", "ne"] : ["eq", "ne", "lt", "lte", "gt", "gte"];
  const comparing = fc.tuple(fc.constantFrom(...comparisons), cell(kind)).map(
    ([op, value]): Bind =>
      (values) =>
        compare(op, name, slotOf(values, value)),
  );
  const listing = fc.tuple(fc.array(cell(kind), { maxLength: 3 }), fc.boolean()).map(
    ([list, negated]): Bind =>
      (values) =>
        inList(name, slotOf(values, list), negated),
  );
  const nulls = fc.boolean().map(
    (negated): Bind =>
      () =>
        isNull(name, negated),
  );
  if (kind !== "string") return fc.oneof(comparing, listing, nulls);
  const modes: TextMatchMode[] = ["contains", "startsWith", "endsWith"];
  const matching = fc.tuple(fc.constantFrom(...modes), cell(kind)).map(
    ([mode, value]): Bind =>
      (values) =>
        textMatch(mode, name, slotOf(values, value)),
  );
  return fc.oneof(comparing, listing, nulls, matching);
});

const { predicate } = fc.letrec<{ predicate: Bind }>((tie) => ({
  predicate: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.constantFrom(true, false, null).map(
      (value): Bind =>
        () =>
          constant(value),
    ),
    tie("predicate").map(
      (item): Bind =>
        (values) =>
          not(item(values)),
    ),
    fc.array(tie("predicate"), { maxLength: 3 }).map(
      (items): Bind =>
        (values) =>
          and(items.map((each) => each(values))),
    ),
    fc.array(tie("predicate"), { maxLength: 3 }).map(
      (items): Bind =>
        (values) =>
          or(items.map((each) => each(values))),
    ),
  ),
}));

export const guard: fc.Arbitrary<Bound> = predicate.map((bind) => {
  const values: unknown[] = [];
  return { predicate: bind(values), values };
});

/** What a property does to a store, as data that fast-check can print. */
export type StoreCommand =
  | { readonly kind: "insert"; readonly records: readonly Record[] }
  | {
      readonly kind: "update";
      readonly ids: readonly Cell[];
      readonly edits: Edits;
      readonly guard: Bound | null;
    }
  | {
      readonly kind: "updateBySlug";
      readonly slug: Cell;
      readonly edits: Edits;
      readonly guard: Bound | null;
    }
  | {
      readonly kind: "updateRows";
      readonly ids: readonly Cell[];
      readonly edits: Edits;
      readonly guard: Bound | null;
    }
  | { readonly kind: "upsert"; readonly key: string; readonly create: Record; readonly edits: Edits }
  | { readonly kind: "delete"; readonly id: Cell; readonly guard: Bound | null };

const decimal = fc
  .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.nat({ max: 20 }))
  .map(([digits, scale]) => decimalOf(digits, scale));

function decimalOf(digits: bigint, scale: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const whole = text.slice(0, text.length - scale);
  return (
    canonicalDecimal(`${digits < 0n ? "-" : ""}${whole}${scale === 0 ? "" : `.${text.slice(-scale)}`}`) ?? "0"
  );
}

const NUMBERS = {
  count: fc.oneof(cell("integer"), fc.integer()),
  big: fc.oneof(
    cell("bigint"),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
    fc.bigInt(-4_000_000_000n, 4_000_000_000n),
  ),
  price: fc.oneof(cell("decimal"), decimal),
};

/** A number, what is done to it, and with what. */
export const calculation = fc
  .constantFrom("count" as const, "big" as const, "price" as const)
  .chain((field) =>
    fc.record({
      field: fc.constant(field),
      stored: NUMBERS[field],
      op: fc.constantFrom<ChangeOperator>(
        "increment",
        "decrement",
        "multiply",
        ...(field === "price" ? [] : (["divide"] as const)),
      ),
      operand: NUMBERS[field],
    }),
  );

const someIds = fc.uniqueArray(id, { minLength: 1, maxLength: 3 });
const maybeGuard = fc.option(guard);

export const command: fc.Arbitrary<StoreCommand> = fc.oneof(
  fc.record({
    kind: fc.constant("insert" as const),
    records: fc.array(record, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("update" as const), ids: someIds, edits, guard: maybeGuard }),
  fc.record({ kind: fc.constant("updateBySlug" as const), slug: cell("string"), edits, guard: maybeGuard }),
  fc.record({ kind: fc.constant("updateRows" as const), ids: someIds, edits, guard: maybeGuard }),
  fc.record({
    kind: fc.constant("upsert" as const),
    key: fc.constantFrom("id", "slug", "count_level"),
    create: record,
    edits,
  }),
  fc.record({ kind: fc.constant("delete" as const), id, guard: maybeGuard }),
);
