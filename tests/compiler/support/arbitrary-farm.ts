import fc from "fast-check";

/** Small pools, so that conditions and rows meet; every kind, null wherever it is allowed. */
const POOLS = {
  id: ["f1", "f2", "f3", "f4", "f5", "f6"],
  slug: ["a", "A", "ä", "%", "_", "a%b", ""],
  name: ["a", "A", "b", "ab", "ä", "😀", "｡"],
  region: ["north", "south", "west"],
  organic: [true, false],
  herd: [-1, 0, 1, 2, 2147483647],
  budget: [-1n, 0n, 1n, 9007199254740993n],
  area: ["-1", "0", "0.5", "0.50", "10", "9"],
  foundedAt: [new Date(0), new Date(1), new Date("2024-02-29T00:00:00.000Z")],
  settings: [{}, [], { a: 1 }, { a: 1, b: [null] }, { b: [null], a: 1 }, 0, "x", true],
} as const satisfies Readonly<Record<string, readonly unknown[]>>;

type FieldName = keyof typeof POOLS;

const NAMES = Object.keys(POOLS).filter((name): name is FieldName => name in POOLS);
const NULLABLE: readonly FieldName[] = ["budget", "foundedAt", "settings"];

function cellOf(name: FieldName): fc.Arbitrary<unknown> {
  return fc.constantFrom<unknown>(...POOLS[name]);
}

const row = fc.record(
  Object.fromEntries(
    NAMES.map((name) => [name, NULLABLE.includes(name) ? fc.option(cellOf(name)) : cellOf(name)]),
  ),
);

/** Rows of the model `farm`, no two with the same id or slug. */
export const farmRows: fc.Arbitrary<readonly Readonly<Record<string, unknown>>[]> = fc
  .uniqueArray(row, { selector: (one) => one.id, maxLength: 6 })
  .map((rows) => rows.filter((one, at) => rows.findIndex((other) => other.slug === one.slug) === at));

function operatorsOf(name: FieldName): fc.Arbitrary<unknown> {
  const value = cellOf(name);
  const list = fc.array(value, { maxLength: 3 });
  const operators: fc.Arbitrary<unknown>[] = [
    value.map((equals) => ({ equals })),
    value.map((not) => ({ not })),
    list.map((items) => ({ in: items })),
    list.map((items) => ({ notIn: items })),
  ];
  if (name !== "settings") {
    for (const operator of ["lt", "lte", "gt", "gte"])
      operators.push(value.map((one) => ({ [operator]: one })));
  }
  if (["id", "slug", "name"].includes(name)) {
    for (const mode of ["contains", "startsWith", "endsWith"])
      operators.push(value.map((one) => ({ [mode]: one })));
  }
  if (NULLABLE.includes(name)) operators.push(fc.constant(null), fc.constant({ not: null }));
  return fc.oneof(...operators);
}

function entries(list: readonly (readonly [string, unknown])[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list);
}

const conditions = fc
  .uniqueArray(fc.constantFrom(...NAMES), { maxLength: 3 })
  .chain((names) =>
    fc.tuple(...names.map((name) => operatorsOf(name).map((value) => [name, value] as const))),
  )
  .map(entries);

interface Wheres {
  readonly where: unknown;
}

/** A where of the model `farm`: any shape that the call accepts, empty lists and empty objects included. */
export const farmWhere: fc.Arbitrary<unknown> = fc.letrec<Wheres>((tie) => ({
  where: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { arbitrary: conditions, weight: 2 },
    fc.array(tie("where"), { maxLength: 3 }).map((OR) => ({ OR })),
    fc.array(tie("where"), { maxLength: 3 }).map((AND) => ({ AND })),
    { arbitrary: fc.array(tie("where"), { minLength: 1, maxLength: 2 }).map((NOT) => ({ NOT })), weight: 2 },
    fc.tuple(conditions, tie("where")).map(([own, AND]) => ({ ...own, AND })),
  ),
})).where;

const order = fc.record({
  field: fc.constantFrom(...NAMES.filter((name) => name !== "settings")),
  direction: fc.constantFrom("asc", "desc"),
});

/** Order and page, or none. */
export const farmPage: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.record(
  {
    orderBy: fc.array(
      order.map(({ field, direction }) => ({ [field]: direction })),
      { maxLength: 3 },
    ),
    take: fc.constantFrom(0, 1, 2, 5),
    skip: fc.constantFrom(0, 1, 2),
  },
  { requiredKeys: [] },
);

/** The same where with every value replaced by another of its kind, and every list of another length. */
export function otherValues(where: unknown, step: number): unknown {
  if (Array.isArray(where)) return where.map((item) => otherValues(item, step));
  if (!isRecord(where)) return where;
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) => [
      name,
      isFieldName(name) ? otherCondition(name, value, step) : otherValues(value, step),
    ]),
  );
}

function otherCondition(name: FieldName, condition: unknown, step: number): unknown {
  if (!isRecord(condition)) return condition;
  return Object.fromEntries(
    Object.entries(condition).map(([operator, value]) => {
      if (value === null) return [operator, null];
      return [
        operator,
        Array.isArray(value) && operator.toLowerCase().endsWith("in")
          ? others(name, step)
          : other(name, step),
      ];
    }),
  );
}

function other(name: FieldName, step: number): unknown {
  return POOLS[name][step % POOLS[name].length];
}

function others(name: FieldName, step: number): readonly unknown[] {
  return Array.from({ length: step % 4 }, (_, at) => other(name, step + at));
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(POOLS, name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
