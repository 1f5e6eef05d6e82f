import type { Method } from "../../../compiler/shape/method.ts";
import type { Call } from "../call-orm.ts";

/** A call that must be refused, and where its mistake stands. */
export interface RefusedCall extends Call {
  readonly name: string;
  /** The mistake's path; a list where two readings are as good. */
  readonly path: string | readonly string[];
}

type Line = readonly [name: string, method: Method, args: unknown, path: string | readonly string[]];

const DATA = { email: "a@b.c", name: "Ada" };
const KEY = { where: { id: "ada" } };
const DEEP = 30;

/** Built without recursion, which would not survive the depth that the engine must. */
function deepWhere(depth: number): object {
  let where: object = { name: "x" };
  for (let level = 0; level < depth; level++) where = { NOT: where };
  return where;
}

function deepSelect(depth: number): object {
  if (depth === 0) return { id: true };
  return { articles: { select: { author: { select: deepSelect(depth - 1) } } } };
}

function deepJson(depth: number): unknown {
  return depth === 0 ? 1 : [deepJson(depth - 1)];
}

const SURROGATE = "a\ud800b";
const NUL = "a\0b";

const FILTERS: readonly Line[] = [
  ["an unknown field", "findMany", { where: { nmae: "x" } }, "where.nmae"],
  ["an inherited name", "findMany", { where: { toString: "x" } }, "where.toString"],
  ["an own __proto__", "findMany", JSON.parse('{"where":{"__proto__":{"id":"x"}}}'), "where.__proto__"],
  ["an unknown operator", "findMany", { where: { name: { like: "x" } } }, "where.name.like"],
  ["a $ operator", "findMany", { where: { name: { $ne: "" } } }, "where.name.$ne"],
  ["undefined", "findMany", { where: { name: undefined } }, "where.name"],
  ["undefined in OR", "findMany", { where: { OR: [{}, { email: undefined }] } }, "where.OR[1].email"],
  ["undefined in an operator", "findMany", { where: { name: { eq: undefined } } }, "where.name.eq"],
  ["null in a list", "findMany", { where: { age: { in: [1, null] } } }, "where.age.in[1]"],
  ["null in notIn", "findMany", { where: { age: { notIn: [null] } } }, "where.age.notIn[0]"],
  ["a scalar for a list", "findMany", { where: { name: { in: "x" } } }, "where.name.in"],
  ["an object for a list", "findMany", { where: { name: { in: { 0: "x", length: 1 } } } }, "where.name.in"],
  ["null in order", "findMany", { where: { age: { lt: null } } }, "where.age.lt"],
  ["null where the field is not nullable", "findMany", { where: { name: null } }, "where.name"],
  ["no operator", "findMany", { where: { name: {} } }, "where.name"],
  ["an empty NOT", "findMany", { where: { NOT: {} } }, "where.NOT"],
  ["a scalar under OR", "findMany", { where: { OR: "x" } }, "where.OR"],
  ["a scalar in AND", "findMany", { where: { AND: [{}, 1] } }, "where.AND[1]"],
  ["a number for a text", "findMany", { where: { name: 0 } }, "where.name"],
  ["false for a text", "findMany", { where: { name: false } }, "where.name"],
  ["a list for a text", "findMany", { where: { name: ["x"] } }, "where.name"],
  ["a text for a number", "findMany", { where: { age: "36" } }, "where.age"],
  ["a bigint for an integer", "findMany", { where: { age: 36n } }, "where.age"],
  ["a fraction for an integer", "findMany", { where: { age: { gt: 1.5 } } }, "where.age.gt"],
  ["NaN", "findMany", { where: { age: Number.NaN } }, "where.age"],
  ["Infinity", "findMany", { where: { age: { lt: Number.POSITIVE_INFINITY } } }, "where.age.lt"],
  ["an integer of 33 bits", "findMany", { where: { age: 2 ** 31 } }, "where.age"],
  ["0 for a boolean", "findMany", { where: { active: 0 } }, "where.active"],
  ["an enum value that is not declared", "findMany", { where: { role: "root" } }, "where.role"],
  ["contains on a number", "findMany", { where: { age: { contains: "3" } } }, "where.age.contains"],
  ["contains on an enum", "findMany", { where: { role: { contains: "e" } } }, "where.role.contains"],
  ["a text for a date", "findMany", { where: { createdAt: "2026-01-01" } }, "where.createdAt"],
  ["an invalid date", "findMany", { where: { createdAt: new Date(Number.NaN) } }, "where.createdAt"],
  ["a date of the year 10000", "findMany", { where: { createdAt: new Date(8.64e15) } }, "where.createdAt"],
  ["a lone surrogate", "findMany", { where: { name: SURROGATE } }, "where.name"],
  ["NUL", "findMany", { where: { name: { contains: NUL } } }, "where.name.contains"],
  ["a function", "findMany", { where: { name: () => "x" } }, "where.name"],
  [
    "an object with toSqlString",
    "findMany",
    { where: { name: { toSqlString: () => "1" } } },
    "where.name.toSqlString",
  ],
  [
    "an object with toPostgres",
    "findMany",
    { where: { name: { toPostgres: () => "1" } } },
    "where.name.toPostgres",
  ],
  ["a String object", "findMany", { where: { name: new String("x") } }, "where.name"],
  ["a relation", "findMany", { where: { articles: { some: {} } } }, "where.articles"],
  ["code", "findMany", { where: { $where: "1" } }, "where.$where"],
  ["a list for where", "findMany", { where: [] }, "where"],
  ["a text for where", "findMany", { where: "1=1" }, "where"],
  ["too deep a filter", "findMany", { where: deepWhere(DEEP) }, /* anywhere below */ []],
  ["very deep a filter", "findMany", { where: deepWhere(20_000) }, []],
  [
    "too many conditions",
    "findMany",
    { where: { OR: Array.from({ length: 2_100 }, () => ({ name: "x" })) } },
    [],
  ],
  ["too long a list", "findMany", { where: { name: { in: new Array(10_001).fill("x") } } }, "where.name.in"],
];

const PAGES: readonly Line[] = [
  ["a negative take", "findMany", { take: -1 }, "take"],
  ["a fraction to take", "findMany", { take: 1.5 }, "take"],
  ["a text to take", "findMany", { take: "1; drop table authors" }, "take"],
  ["null to take", "findMany", { take: null }, "take"],
  ["a bigint to skip", "findMany", { skip: 1n }, "skip"],
  ["NaN to skip", "findMany", { skip: Number.NaN }, "skip"],
  ["an unknown order", "findMany", { orderBy: { name: "up" } }, "orderBy.name"],
  ["an order with more in it", "findMany", { orderBy: { name: "asc; --" } }, "orderBy.name"],
  ["an order by nothing", "findMany", { orderBy: { nmae: "asc" } }, "orderBy.nmae"],
  ["an order by an undefined direction", "findMany", { orderBy: { name: undefined } }, "orderBy.name"],
  ["an order in a list", "findMany", { orderBy: [{ name: "asc" }, { age: 1 }] }, "orderBy[1].age"],
  ["a text for an order", "findMany", { orderBy: "name" }, "orderBy"],
  ["an unknown argument", "findMany", { whree: {} }, "whree"],
  ["a list for arguments", "findMany", [], ""],
  ["take for findUnique", "findUnique", { ...KEY, take: 1 }, "take"],
];

const SELECTIONS: readonly Line[] = [
  ["an unknown name", "findMany", { select: { nmae: true } }, "select.nmae"],
  ["an inherited name", "findMany", { select: { constructor: true } }, "select.constructor"],
  ["a number", "findMany", { select: { name: 1 } }, "select.name"],
  ["arguments for a scalar", "findMany", { select: { name: {} } }, "select.name"],
  ["nothing at all", "findMany", { select: {} }, "select"],
  ["nothing but false", "findMany", { select: { name: false } }, "select"],
  [
    "an unknown name two levels down",
    "findMany",
    { select: { articles: { select: { comments: { select: { nope: true } } } } } },
    "select.articles.select.comments.select.nope",
  ],
  [
    "a wrong value two levels down",
    "findMany",
    { select: { articles: { where: { OR: [{ rank: "1" }] } } } },
    "select.articles.where.OR[0].rank",
  ],
  ["a negative take per parent", "findMany", { select: { articles: { take: -1 } } }, "select.articles.take"],
  ["an unknown argument", "findMany", { select: { articles: { limit: 1 } } }, "select.articles.limit"],
  ["too deep", "findMany", { select: deepSelect(5) }, []],
];

const KEYS: readonly Line[] = [
  ["no where", "findUnique", {}, "where"],
  ["an empty where", "findUnique", { where: {} }, "where"],
  ["a field that is no key", "findUnique", { where: { name: "x" } }, ["where", "where.name"]],
  ["a key and more", "findUnique", { where: { id: "a", name: "x" } }, "where.name"],
  ["an undefined key", "findUnique", { where: { id: undefined } }, "where.id"],
  ["a null key", "findUnique", { where: { email: null } }, "where.email"],
  ["operators on a key", "findUnique", { where: { email: { not: "" } } }, "where.email"],
  [
    "operators on the key of an upsert",
    "upsert",
    { where: { id: { not: "" } }, create: DATA, update: {} },
    "where.id",
  ],
  ["a key of another kind", "findUnique", { where: { id: 1 } }, "where.id"],
];

const DATA_LINES: readonly Line[] = [
  ["no data", "create", {}, "data"],
  ["a missing field", "create", { data: { email: "a@b.c" } }, "data.name"],
  ["an unknown field", "create", { data: { ...DATA, isAdmin: true } }, "data.isAdmin"],
  ["a relation", "create", { data: { ...DATA, articles: [] } }, "data.articles"],
  ["null where the field is not nullable", "create", { data: { ...DATA, name: null } }, "data.name"],
  ["a value of another kind", "create", { data: { ...DATA, age: "36" } }, "data.age"],
  ["a lone surrogate", "create", { data: { ...DATA, name: SURROGATE } }, "data.name"],
  ["an enum value that is not declared", "create", { data: { ...DATA, role: "root" } }, "data.role"],
  ["a row of createMany", "createMany", { data: [DATA, { ...DATA, age: 1.5 }] }, "data[1].age"],
  ["an object for rows", "createMany", { data: DATA }, "data"],
  ["an unknown field", "update", { ...KEY, data: { nmae: "x" } }, "data.nmae"],
  ["null where the field is not nullable", "update", { ...KEY, data: { name: null } }, "data.name"],
  ["two operations", "update", { ...KEY, data: { age: { increment: 1, decrement: 1 } } }, "data.age"],
  ["an unknown operation", "update", { ...KEY, data: { age: { power: 2 } } }, "data.age.power"],
  [
    "an operation on text",
    "update",
    { ...KEY, data: { name: { increment: 1 } } },
    ["data.name", "data.name.increment"],
  ],
  [
    "an operand of another kind",
    "update",
    { ...KEY, data: { age: { increment: "1" } } },
    "data.age.increment",
  ],
  ["a null operand", "update", { ...KEY, data: { age: { increment: null } } }, "data.age.increment"],
  ["a division by zero", "update", { ...KEY, data: { age: { divide: 0 } } }, "data.age.divide"],
  ["no where", "update", { data: {} }, "where"],
  ["no where", "updateMany", { data: {} }, "where"],
  ["an undefined where", "deleteMany", { where: undefined }, "where"],
  ["no arguments", "deleteMany", undefined, "where"],
  ["no where", "delete", {}, "where"],
  ["no data", "updateMany", { where: {} }, "data"],
  ["a wrong update", "upsert", { ...KEY, create: DATA, update: { age: "1" } }, "update.age"],
  ["a wrong create", "upsert", { ...KEY, create: { ...DATA, age: "1" }, update: {} }, "create.age"],
  ["a create that lacks a field", "upsert", { ...KEY, create: { name: "x" }, update: {} }, "create.email"],
];

const JSON_LINES: readonly Line[] = [
  ["a list that is too deep", "create", { data: { data: deepJson(32) } }, "data.data"],
  ["a text with NUL", "create", { data: { data: { a: [NUL] } } }, "data.data"],
  ["a key with a lone surrogate", "create", { data: { data: { [SURROGATE]: 1 } } }, "data.data"],
  ["NaN", "create", { data: { data: { a: Number.NaN } } }, "data.data"],
  ["a bigint", "create", { data: { data: [1n] } }, "data.data"],
  ["a function", "create", { data: { data: { a: () => 1 } } }, "data.data"],
  ["a date", "create", { data: { data: { a: new Date(0) } } }, "data.data"],
  ["a map", "create", { data: { data: new Map() } }, "data.data"],
  ["an order", "findMany", { orderBy: { data: "asc" } }, "orderBy.data"],
  ["a comparison", "findMany", { where: { data: { gt: 1 } } }, "where.data.gt"],
  ["an object that names no operator", "findMany", { where: { data: { a: 1 } } }, "where.data.a"],
];

const COMPOUND_LINES: readonly Line[] = [
  ["half a key", "findUnique", { where: { authorId: "a" } }, ["where", "where.slug"]],
  [
    "half a nested key",
    "findUnique",
    { where: { authorId_slug: { authorId: "a" } } },
    "where.authorId_slug.slug",
  ],
  [
    "more than a nested key",
    "findUnique",
    { where: { authorId_slug: { authorId: "a", slug: "s", x: 1 } } },
    "where.authorId_slug.x",
  ],
  [
    "a null in a key",
    "findUnique",
    { where: { authorId_slug: { authorId: "a", slug: null } } },
    "where.authorId_slug.slug",
  ],
  [
    "operators in a key",
    "delete",
    { where: { authorId_slug: { authorId: "a", slug: { not: "" } } } },
    ["where.authorId_slug.slug", "where.authorId_slug.slug.not"],
  ],
];

function on(model: string, lines: readonly Line[]): readonly RefusedCall[] {
  return lines.map(([name, method, args, path]) => ({
    name: `${model}.${method}: ${name}`,
    model,
    method,
    args,
    path,
  }));
}

export const refusedCalls: readonly RefusedCall[] = [
  ...on("author", [...FILTERS, ...PAGES, ...SELECTIONS, ...KEYS, ...DATA_LINES]),
  ...on("sample", JSON_LINES),
  ...on("article", COMPOUND_LINES),
];
