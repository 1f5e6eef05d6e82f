import { callOrm } from "../call-orm.ts";
import { type ConformanceCase, type ConformanceOrm, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";

/** The ids of the samples that a filter lets through, in order. */
async function matched(orm: ConformanceOrm, where: unknown): Promise<string> {
  const call = { model: "sample", method: "findMany", args: { where, select: { id: true } } } as const;
  const rows = await callOrm(orm, call);
  assert.ok(Array.isArray(rows));
  return rows
    .map((row: { id: string }) => row.id)
    .sort()
    .join("");
}

async function expectMatches(
  orm: ConformanceOrm,
  table: readonly (readonly [where: unknown, ids: string])[],
): Promise<void> {
  for (const [where, ids] of table) {
    assert.equal(await matched(orm, where), ids, JSON.stringify(where, bigintText));
  }
}

function bigintText(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

export const filterCases: readonly ConformanceCase[] = [
  withOrm("two lists over a compound key are all pairs of them", async (orm) => {
    for (const scope of ["a", "b", "c"]) {
      for (const key of ["1", "2", "3"]) await orm.setting.create({ data: { scope, key } });
    }
    const rows = await orm.setting.findMany({
      where: { scope: { in: ["a", "c"] }, key: { in: ["1", "3"] } },
      orderBy: [{ scope: "asc" }, { key: "desc" }],
    });
    assert.deepEqual(
      rows.map(({ scope, key }) => scope + key),
      ["a3", "a1", "c3", "c1"],
    );
  }),
  withOrm("operators compare numbers, and null is neither equal nor unequal nor in order", async (orm) => {
    await orm.sample.createMany({
      data: [
        { id: "a", whole: 1 },
        { id: "b", whole: 2 },
        { id: "c", whole: -3 },
        { id: "n", whole: null },
      ],
    });
    await expectMatches(orm, [
      [{ whole: 1 }, "a"],
      [{ whole: { eq: 1 } }, "a"],
      [{ whole: { equals: 1 } }, "a"],
      [{ whole: { not: 1 } }, "bc"],
      [{ whole: null }, "n"],
      [{ whole: { not: null } }, "abc"],
      [{ whole: { equals: null } }, "n"],
      [{ whole: { lt: 1 } }, "c"],
      [{ whole: { lte: 1 } }, "ac"],
      [{ whole: { gt: 1 } }, "b"],
      [{ whole: { gte: 1 } }, "ab"],
      [{ whole: { gt: -3, lt: 2 } }, "a"],
      [{ whole: { in: [1, 2, 99] } }, "ab"],
      [{ whole: { in: [] } }, ""],
      [{ whole: { notIn: [1, 99] } }, "bc"],
      [{ whole: { notIn: [] } }, "abcn"],
    ]);
  }),
  withOrm("AND, OR and NOT take an object or a list, in three-valued logic", async (orm) => {
    await orm.sample.createMany({
      data: [
        { id: "a", whole: 1, text: "x" },
        { id: "b", whole: 1, text: null },
        { id: "c", whole: null, text: "x" },
        { id: "d", whole: 2, text: "y" },
      ],
    });
    await expectMatches(orm, [
      [{}, "abcd"],
      [{ AND: [] }, "abcd"],
      [{ OR: [] }, ""],
      [{ AND: { whole: 1, text: "x" } }, "a"],
      [{ AND: [{ whole: 1 }, { text: "x" }] }, "a"],
      [{ OR: { whole: 1, text: "x" } }, "a"],
      [{ OR: [{ whole: 1 }, { text: "x" }] }, "abc"],
      [{ NOT: { whole: 1 } }, "d"],
      [{ NOT: { whole: 1, text: "x" } }, "d"],
      [{ NOT: [{ whole: 1 }, { text: "x" }] }, "d"],
      [{ NOT: { NOT: { whole: 1 } } }, "ab"],
      [{ NOT: { OR: [{ whole: 1 }, { text: "x" }] } }, "d"],
      [{ NOT: { whole: { in: [1] } } }, "d"],
      [{ NOT: { whole: { notIn: [1] } } }, "ab"],
      [{ NOT: { whole: { in: [] } } }, "abcd"],
      [{ NOT: { whole: null } }, "abd"],
      [{ NOT: { OR: [] } }, "abcd"],
      [{ whole: 1, OR: [{ text: null }, { text: "y" }] }, "b"],
    ]);
  }),
  withOrm("text is compared by code point: no case, no accents, no padding", async (orm) => {
    const texts = ["a", "A", "a ", "á", "a\u0301", "", "ss", "ß", "😀", "😁", "\uff61", "1", "1.0"];
    await orm.sample.createMany({
      data: texts.map((text, at) => ({ id: String.fromCharCode(97 + at), text })),
    });
    for (const [at, text] of texts.entries()) {
      assert.equal(await matched(orm, { text }), String.fromCharCode(97 + at), JSON.stringify(text));
    }
    const ordered = await orm.sample.findMany({ orderBy: { text: "asc" }, select: { text: true } });
    const expected = ["", "1", "1.0", "A", "a", "a ", "a\u0301", "ss", "ß", "á", "\uff61", "😀", "😁"];
    assert.deepEqual(
      ordered.map((row) => row.text),
      expected,
    );
    assert.equal(await matched(orm, { text: { gt: "\uff61" } }), "ij");
  }),
  withOrm("contains, startsWith and endsWith are literal and tell cases apart", async (orm) => {
    await orm.sample.createMany({
      data: [
        { id: "a", text: "100%" },
        { id: "b", text: "100" },
        { id: "c", text: "a_b" },
        { id: "d", text: "axb" },
        { id: "e", text: "A\\b" },
        { id: "f", text: "" },
        { id: "g", text: "x😀" },
        { id: "n", text: null },
      ],
    });
    await expectMatches(orm, [
      [{ text: { contains: "%" } }, "a"],
      [{ text: { contains: "_" } }, "c"],
      [{ text: { contains: "\\" } }, "e"],
      [{ text: { contains: "a" } }, "cd"],
      [{ text: { contains: "" } }, "abcdefg"],
      [{ text: { startsWith: "100" } }, "ab"],
      [{ text: { startsWith: "A" } }, "e"],
      [{ text: { startsWith: "" } }, "abcdefg"],
      [{ text: { endsWith: "b" } }, "cde"],
      [{ text: { endsWith: "%" } }, "a"],
      [{ text: { endsWith: "😀" } }, "g"],
      [{ text: { endsWith: "" } }, "abcdefg"],
      [{ NOT: { text: { contains: "0" } } }, "cdefg"],
    ]);
  }),
  withOrm("every kind is filtered by its own equality and order", async (orm) => {
    await orm.sample.createMany({
      data: [
        {
          id: "a",
          flag: true,
          big: 9007199254740993n,
          exact: "10",
          at: new Date(1),
          data: { a: 1, b: [1] },
          choice: "a",
        },
        {
          id: "b",
          flag: false,
          big: 9007199254740992n,
          exact: "9.50",
          at: new Date(0),
          data: [1, 2],
          choice: "A",
        },
        { id: "n" },
      ],
    });
    await expectMatches(orm, [
      [{ flag: true }, "a"],
      [{ flag: { not: true } }, "b"],
      [{ flag: { lt: true } }, "b"],
      [{ big: 9007199254740993n }, "a"],
      [{ big: { gt: 9007199254740992n } }, "a"],
      [{ big: { in: [9007199254740992n] } }, "b"],
      [{ exact: "10.0" }, "a"],
      [{ exact: "9.5" }, "b"],
      [{ exact: { gt: "9.5" } }, "a"],
      [{ exact: { in: ["9.500", "7"] } }, "b"],
      [{ at: new Date(1) }, "a"],
      [{ at: { gte: new Date(0), lt: new Date(1) } }, "b"],
      [{ data: { equals: { b: [1], a: 1 } } }, "a"],
      [{ data: [1, 2] }, "b"],
      [{ data: { equals: [2, 1] } }, ""],
      [{ data: { not: { a: 1, b: [1] } } }, "b"],
      [{ data: { in: [[1, 2], { a: 1 }] } }, "b"],
      [{ data: null }, "n"],
      [{ choice: "A" }, "b"],
      [{ choice: { gt: "A" } }, "a"],
    ]);
  }),
  withOrm("null is the smallest value in both directions", async (orm) => {
    await orm.sample.createMany({
      data: [
        { id: "a", whole: 1 },
        { id: "b", whole: null },
        { id: "c", whole: -1 },
        { id: "d", whole: null },
      ],
    });
    const ids = async (whole: "asc" | "desc") => {
      const rows = await orm.sample.findMany({ orderBy: { whole }, select: { id: true } });
      return rows.map((row) => row.id).join("");
    };
    assert.equal(await ids("asc"), "bdca");
    assert.equal(await ids("desc"), "acbd");
  }),
];
