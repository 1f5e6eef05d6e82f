import { callOrm } from "../call-orm.ts";
import { type ConformanceCase, type ConformanceOrm, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { JSON_POOL } from "../values/json-pool.ts";
import { RARE_TEXTS, TEXT_POOL } from "../values/text-pool.ts";

/** What is given, and what must come back: the same, unless a second entry says otherwise. */
type Sample = readonly [given: unknown, back?: unknown];

const EXACT: Readonly<Record<string, readonly Sample[]>> = {
  text: [...TEXT_POOL, ...RARE_TEXTS].map((text): Sample => [text]),
  flag: [[true], [false]],
  whole: [[0], [1], [-1], [2 ** 31 - 1], [-(2 ** 31)], [-0, 0]],
  big: [[0n], [-1n], [2n ** 53n], [2n ** 53n + 1n], [2n ** 63n - 1n], [-(2n ** 63n)]],
  exact: [
    ["0"],
    ["-0", "0"],
    ["1.50", "1.5"],
    ["-1.0", "-1"],
    ["007", "7"],
    ["100"],
    ["0.000000000000000000000001"],
    ["0.12345678901234567890123456789"],
    ["123456789012345678901234567890.5"],
    ["-9007199254740993.1"],
  ],
  at: [
    "1970-01-01T00:00:00.000Z",
    "1969-12-31T23:59:59.999Z",
    "2026-10-25T01:30:00.123Z",
    "1850-06-01T12:00:00.500Z",
    "1000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
  ].map((text): Sample => [new Date(text)]),
  data: [
    ...JSON_POOL.map((value): Sample => [value]),
    [{ list: [1, [2, { three: null }]], "": "", "a.b": 0 }],
    [-0, 0],
    [nested(31)],
  ],
  choice: [["a"], ["A"], ["ä b"]],
};

function nested(depth: number): unknown {
  return depth === 0 ? 1 : [nested(depth - 1)];
}

async function roundTrip(orm: ConformanceOrm, field: string, samples: readonly Sample[]): Promise<void> {
  const sample = (method: "create" | "findUnique" | "findMany" | "createMany", args: object) =>
    callOrm(orm, { model: "sample", method, args });
  await sample("create", { data: { id: "owner" } });
  const data = samples.map(([given], at) => ({ id: `s${1000 + at}`, ownerId: "owner", [field]: given }));
  const expected = samples.map(([given, back = given]) => ({ [field]: back }));
  const select = { [field]: true };
  assert.deepEqual(await sample("createMany", { data, select }), expected, "returned by createMany");
  const rows = await sample("findMany", { where: { ownerId: "owner" }, orderBy: { id: "asc" }, select });
  assert.deepEqual(rows, expected, "read at the top");
  const owned = { orderBy: { id: "asc" }, select: { ...select, owner: { select } } };
  const nestedRows = await sample("findUnique", { where: { id: "owner" }, select: { owned } });
  const inside = expected.map((record) => ({ ...record, owner: { [field]: null } }));
  assert.deepEqual(nestedRows, { owned: inside }, "read through a relation");
  const viaOwner = await sample("findMany", {
    where: { id: { in: data.map((row) => row.id) } },
    orderBy: { id: "asc" },
    select: { owner: { select: { owned: { orderBy: { id: "asc" }, take: 1, select } } } },
  });
  const first = { owner: { owned: expected.slice(0, 1) } };
  assert.deepEqual(
    viaOwner,
    data.map(() => first),
    "read two relations deep",
  );
}

export const kindCases: readonly ConformanceCase[] = Object.entries(EXACT).map(([field, samples]) =>
  withOrm(`${field}: every value comes back exactly, at the top and through relations`, (orm) =>
    roundTrip(orm, field, samples),
  ),
);
