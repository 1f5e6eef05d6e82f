import { deepEqual } from "node:assert/strict";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Asker } from "./asker.ts";
import type { Question } from "./question.ts";

/** A relation between answers that holds whatever the answers are: no oracle takes part. */
export interface MetamorphicRelation {
  readonly name: string;
  readonly check: (asker: Asker, question: Question) => Promise<void>;
}

type Where = Readonly<Record<string, unknown>>;

/** Filters that mean the same as `p`, also where it is unknown. */
function sameMeaning(p: Where): readonly Where[] {
  const entries = Object.entries(p).map(([name, value]) => ({ [name]: value }));
  return [
    { NOT: { NOT: p } },
    { NOT: [{ NOT: [p] }] },
    { AND: [p] },
    { OR: p },
    { AND: [p, {}, { AND: [] }] },
    { OR: [{ OR: [] }, p] },
    { AND: entries.reverse() },
    { OR: [p, p] },
  ];
}

/** Conditions that have another one somewhere inside. */
const AROUND: readonly ((inner: Where, other: Where) => Where)[] = [
  (inner, other) => ({ AND: [inner, other] }),
  (inner, other) => ({ OR: [other, inner] }),
  (inner, other) => ({ NOT: { AND: [inner, other] } }),
  (inner, other) => ({ OR: [{ NOT: inner }, { AND: [inner, other] }] }),
];

export const RELATIONS: readonly MetamorphicRelation[] = [
  {
    name: "a filter rewritten without changing its meaning finds the same rows",
    check: async (asker, { first }) => {
      const found = await asker.matched(first);
      for (const where of sameMeaning(first)) deepEqual(await asker.matched(where), found);
    },
  },
  {
    name: "De Morgan",
    check: async (asker, { first: p, second: q }) => {
      const notEither = await asker.matched({ NOT: { OR: [p, q] } });
      deepEqual(await asker.matched({ AND: [{ NOT: p }, { NOT: q }] }), notEither);
      deepEqual(await asker.matched({ NOT: [p, q] }), notEither);
      const notBoth = await asker.matched({ NOT: { AND: [p, q] } });
      deepEqual(await asker.matched({ OR: [{ NOT: p }, { NOT: q }] }), notBoth);
    },
  },
  {
    name: "a row meets a filter, its negation, or neither; never both",
    check: async (asker, { first }) => {
      const yes = await asker.matched(first);
      const no = await asker.matched({ NOT: first });
      const all = await asker.matched({});
      deepEqual(await asker.matched({ OR: [first, { NOT: first }] }), [...yes, ...no].sort());
      deepEqual(await asker.matched({ AND: [first, { NOT: first }] }), []);
      deepEqual(
        [...yes, ...no].filter((key) => !all.includes(key)),
        [],
      );
    },
  },
  {
    name: "one more condition never adds a row",
    check: async (asker, { first, second }) => {
      const both = await asker.matched({ AND: [first, second] });
      const found = await asker.matched(first);
      deepEqual(
        both.filter((key) => !found.includes(key)),
        [],
      );
    },
  },
  {
    name: "a condition replaced by what it is for a row leaves the row where it was",
    check: async (asker, { first, second }) => {
      const holds = await asker.matched(first);
      const fails = await asker.matched({ NOT: first });
      for (const around of AROUND) {
        const found = await asker.matched(around(first, second));
        for (const [rows, constant] of [
          [holds, { AND: [] }],
          [fails, { OR: [] }],
        ] as const) {
          if (rows.length === 0) continue;
          const replaced = await asker.matched(around(constant, second));
          const within = (keys: readonly string[]) => rows.filter((key) => keys.includes(key));
          deepEqual(within(replaced), within(found));
        }
      }
    },
  },
  {
    name: "pages are the whole, cut up; the reverse order is the list reversed",
    check: async (asker, { first: where, orderBy, pageSize }) => {
      const whole = await asker.listed({ where, orderBy });
      const pages: string[] = [];
      for (let skip = 0; skip <= whole.length; skip += pageSize) {
        pages.push(...(await asker.listed({ where, orderBy, take: pageSize, skip })));
      }
      deepEqual(pages, whole);
      const total = [...[orderBy].flat(), ...asker.key.map((name) => ({ [name]: "asc" }))];
      const reversed = total.map((entry) => flipped(entry));
      const there = await asker.listed({ where, orderBy: total });
      deepEqual([...(await asker.listed({ where, orderBy: reversed }))].reverse(), there);
    },
  },
  {
    name: "reads and writes find the same rows",
    check: async (asker, { first: where }) => {
      const found = await asker.matched(where);
      deepEqual(await asker.call("count", { where }), found.length);
      deepEqual(await asker.call("updateMany", { where, data: {} }), found.length);
      const all = await asker.matched({});
      const removed = await asker.call("deleteMany", { where }).catch(referenced);
      if (removed === null) return;
      deepEqual(removed, found.length);
      deepEqual(
        await asker.matched({}),
        all.filter((key) => !found.includes(key)),
      );
    },
  },
];

function flipped(entry: unknown): object {
  return Object.fromEntries(
    Object.entries(Object(entry)).map(([name, way]) => [name, way === "asc" ? "desc" : "asc"]),
  );
}

/** Rows that others refer to stay. */
function referenced(error: unknown): null {
  if (error instanceof OrmError && error.code === "FOREIGN_KEY_VIOLATION") return null;
  throw error;
}
