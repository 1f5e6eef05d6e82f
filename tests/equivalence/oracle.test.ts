import * as assert from "node:assert/strict";
import { test } from "uvu";
import type { Answer } from "./oracle/answer.ts";
import type { Method } from "./oracle/call.ts";
import { Oracle } from "./oracle/oracle.ts";
import { userValue } from "./oracle/user-value.ts";
import { LIBRARY, LIBRARY_ROWS } from "./schema/library-sketch.ts";
import type { FieldSketch } from "./schema/sketch.ts";
import { sketchCatalog, sketchFunctions } from "./schema/sketch-catalog.ts";

// What stands here is worked out by hand from the contract: the oracle judges the engine, and these
// lines judge the oracle.

const FIELD: FieldSketch = {
  name: "",
  kind: "integer",
  role: "plain",
  nullable: false,
  unique: false,
  fill: { kind: "none" },
  column: null,
  values: null,
  references: null,
};

interface Options {
  readonly foreignKeys?: boolean;
  readonly decimalArithmetic?: boolean;
}

function library(options: Options = {}): Oracle {
  const returning = ["insert", "update", "upsert", "delete"];
  const promises = {
    foreignKeys: true,
    decimalArithmetic: true,
    returning,
    referencesByRow: false,
    ...options,
  };
  const oracle = new Oracle(sketchCatalog(LIBRARY), sketchFunctions(LIBRARY), promises);
  for (const { model, rows } of LIBRARY_ROWS) oracle.load(model, rows);
  return oracle;
}

function answered(answer: Answer): unknown {
  if (answer.kind !== "value") assert.fail(`no value: ${JSON.stringify(answer)}`);
  return userValue(answer.value);
}

function ask(oracle: Oracle, model: string, method: Method, args: unknown): unknown {
  return answered(oracle.answer({ model, method, args }));
}

function refused(oracle: Oracle, model: string, method: Method, args: unknown): Answer & { kind: "failure" } {
  const answer = oracle.answer({ model, method, args });
  if (answer.kind !== "failure") assert.fail(`not refused: ${JSON.stringify(answer)}`);
  return answer;
}

function ids(oracle: Oracle, where: unknown): string {
  const rows = ask(oracle, "book", "findMany", { where, select: { id: true } });
  return Array.isArray(rows) ? rows.map((row) => row.id).join("") : "?";
}

test("three-valued logic: what is null is neither equal nor unequal", () => {
  const oracle = library();
  const table: readonly (readonly [unknown, string])[] = [
    [{ pages: 100 }, "a"],
    [{ pages: { not: 100 } }, "bc"],
    [{ NOT: { pages: 100 } }, "bc"],
    [{ pages: null }, "d"],
    [{ pages: { not: null } }, "abc"],
    [{ NOT: { pages: null } }, "abc"],
    [{ pages: { in: [] } }, ""],
    [{ pages: { notIn: [] } }, "abcd"],
    [{ NOT: { pages: { in: [] } } }, "abcd"],
    [{ pages: { notIn: [100] } }, "bc"],
    [{ OR: [{ pages: 100 }, { NOT: { pages: 100 } }] }, "abc"],
    [{ NOT: { OR: [{ pages: 100 }, { id: "d" }] } }, "bc"],
    [{ NOT: { AND: [{ pages: 100 }, { id: "d" }] } }, "abc"],
    [{ AND: [{ pages: { gt: 1 } }, { id: "d" }] }, ""],
    [{ NOT: [{ pages: 100 }, { id: "b" }] }, "c"],
    [{ OR: [] }, ""],
    [{ AND: [] }, "abcd"],
    [{}, "abcd"],
  ];
  for (const [where, expected] of table) assert.equal(ids(oracle, where), expected, JSON.stringify(where));
});

test("order: null smallest, code points, numbers as numbers, ties by primary key", () => {
  const oracle = library();
  const ordered = (orderBy: unknown) => {
    const rows = ask(oracle, "book", "findMany", { orderBy, select: { id: true } });
    return Array.isArray(rows) ? rows.map((row) => row.id).join("") : "?";
  };
  assert.equal(ordered({ pages: "asc" }), "dbac");
  assert.equal(ordered({ pages: "desc" }), "cabd");
  assert.equal(ordered({ title: "asc" }), "bacd");
  assert.equal(ordered({ price: "asc" }), "cbad");
  assert.equal(ordered([{ genre: "desc" }, { title: "desc" }]), "dcab");
  assert.equal(ordered([]), "abcd");
});

test("a primary key that only the database knows may be refused where it does not return rows", () => {
  const id: FieldSketch = {
    name: "id",
    kind: "integer",
    role: "integerId",
    nullable: false,
    unique: false,
    fill: { kind: "none" },
    column: null,
    values: null,
    references: null,
  };
  const plain = { uniques: [], indexes: [], relations: [] };
  const rank: FieldSketch = { ...id, name: "rank", role: "plain", unique: true };
  const schema = { models: [{ name: "note", table: "note", fields: [id, rank], ...plain }] };
  const answer = (returning: readonly string[], data: unknown) => {
    const promises = { foreignKeys: true, decimalArithmetic: true, returning, referencesByRow: false };
    const oracle = new Oracle(sketchCatalog(schema), sketchFunctions(schema), promises);
    oracle.load("note", [{ id: 1, rank: 1 }]);
    return oracle.answer({ model: "note", method: "update", args: { where: { rank: 1 }, data } });
  };
  const computed = answer(["insert"], { id: { increment: 1 } });
  assert.deepEqual(computed.kind === "either" && computed.codes, ["UNSUPPORTED"]);
  assert.equal(answer(["insert"], { rank: { increment: 1 } }).kind, "value");
  assert.equal(answer(["insert", "update"], { id: { increment: 1 } }).kind, "value");
});

test("text is compared by its bytes, and searched literally", () => {
  const oracle = library();
  assert.equal(ids(oracle, { title: "A" }), "b");
  assert.equal(ids(oracle, { title: { gt: "\uff61" } }), "d");
  assert.equal(ids(oracle, { title: { contains: "%" } }), "c");
  assert.equal(ids(oracle, { title: { contains: "" } }), "abcd");
  assert.equal(ids(oracle, { title: { startsWith: "\ufffd" } }), "");
});

test("decimals are numbers, JSON is structure", () => {
  const oracle = library();
  assert.equal(ids(oracle, { price: "9.50" }), "b");
  assert.equal(ids(oracle, { price: { gt: "9.5" } }), "ad");
  assert.equal(ids(oracle, { facts: { equals: { b: 1, a: [1, 2] } } }), "a");
  assert.equal(ids(oracle, { facts: { equals: { a: [2, 1], b: 1 } } }), "");
  assert.equal(ids(oracle, { facts: [] }), "b");
  assert.equal(ids(oracle, { facts: null }), "cd");
});

test("nested lists are filtered, ordered and cut per parent; a pair counts once", () => {
  const oracle = library();
  const writers = ask(oracle, "writer", "findMany", {
    orderBy: { name: "asc" },
    select: {
      name: true,
      books: { orderBy: { pages: "desc" }, take: 1, select: { id: true, tags: { skip: 1 } } },
    },
  });
  assert.deepEqual(writers, [
    { name: "Ada", books: [{ id: "a", tags: [{ id: "t2", label: "two", rank: 2 }] }] },
    { name: "Bob", books: [{ id: "c", tags: [] }] },
    { name: "Cyd", books: [] },
  ]);
  const loose = oracle.answer({
    model: "writer",
    method: "findUnique",
    args: { where: { id: "w1" }, select: { books: true } },
  });
  const record = loose.kind === "value" && loose.value.kind === "record" ? loose.value.entries : null;
  const books = record?.get("books");
  assert.ok(books?.kind === "list" && !books.ordered && books.items.length === 2);
});

test("to-one: absent is null, required and missing cannot be decoded, filtered is null", () => {
  const oracle = library({ foreignKeys: false });
  const select = { writer: { select: { name: true } } };
  assert.deepEqual(ask(oracle, "book", "findUnique", { where: { id: "a" }, select }), {
    writer: { name: "Ada" },
  });
  ask(oracle, "writer", "delete", { where: { id: "w1" } });
  assert.deepEqual(refused(oracle, "book", "findUnique", { where: { id: "a" }, select }).codes, [
    "DECODE_FAILED",
  ]);
  const filtered = { writer: { where: { name: "Bob" }, select: { name: true } } };
  assert.deepEqual(ask(oracle, "book", "findUnique", { where: { id: "a" }, select: filtered }), {
    writer: null,
  });
});

test("create fills defaults, conflicts name their key, and nothing half-done stays", () => {
  const oracle = library();
  const book = { id: "e", writerId: "w1", title: "E" };
  assert.deepEqual(
    ask(oracle, "book", "create", { data: book, select: { genre: true, pages: true, price: true } }),
    {
      genre: "prose",
      pages: null,
      price: "0",
    },
  );
  const taken = refused(oracle, "book", "create", { data: { ...book, id: "f" } });
  assert.deepEqual([taken.codes, taken.targets], [["UNIQUE_CONSTRAINT_VIOLATION"], [["writerId", "title"]]]);
  const many = [
    { id: "g", writerId: "w1", title: "G" },
    { id: "h", writerId: "nobody", title: "H" },
  ];
  assert.deepEqual(refused(oracle, "book", "createMany", { data: many }).codes, ["FOREIGN_KEY_VIOLATION"]);
  assert.equal(oracle.rows("book").length, 5);
  assert.deepEqual(
    refused(oracle, "book", "create", { data: { id: "i", title: "I" } }).path,
    "data.writerId",
  );
});

test("update: by key with a guard, by filter the first, numbers within range", () => {
  const oracle = library();
  const select = { id: true, pages: true };
  const update = (where: unknown, data: unknown) => ask(oracle, "book", "update", { where, data, select });
  assert.equal(update({ id: "a", pages: { gt: 100 } }, { pages: 1 }), null);
  assert.deepEqual(update({ writerId: "w2" }, { pages: { increment: 5 } }), { id: "c", pages: 305 });
  assert.deepEqual(update({ id: "b" }, { pages: { divide: -7 } }), { id: "b", pages: -2 });
  assert.deepEqual(update({ id: "d" }, { pages: { multiply: 2 } }), { id: "d", pages: null });
  const overflow = refused(oracle, "book", "update", {
    where: { id: "a" },
    data: { pages: { multiply: 2 ** 30 } },
  });
  assert.deepEqual(overflow.codes, ["CHECK_VIOLATION"]);
  const both = refused(oracle, "book", "updateMany", {
    where: {},
    data: { id: "z", pages: { increment: 2 ** 31 - 1 } },
  });
  const reasons = ["CHECK_VIOLATION", "UNIQUE_CONSTRAINT_VIOLATION", "FOREIGN_KEY_VIOLATION"];
  assert.deepEqual(both.codes, reasons);
});

test("decimal arithmetic is exact, refused where the backend is not, and never divides", () => {
  const price = (oracle: Oracle, operation: object) =>
    oracle.answer({
      model: "book",
      method: "update",
      args: { where: { id: "a" }, data: { price: operation }, select: { price: true } },
    });
  assert.deepEqual(answered(price(library(), { increment: "0.05" })), { price: "10.05" });
  assert.deepEqual(answered(price(library(), { multiply: "-0.10" })), { price: "-1" });
  const refusal = price(library({ decimalArithmetic: false }), { increment: "1" });
  assert.deepEqual(refusal.kind === "failure" && refusal.codes, ["UNSUPPORTED"]);
  const quotient = price(library(), { divide: "3" });
  assert.deepEqual(quotient.kind === "failure" && quotient.codes, ["UNSUPPORTED"]);
});

test("upsert: only the key in where updates; create must agree with it", () => {
  const oracle = library();
  const upsert = (where: unknown, create: unknown, update: unknown = { pages: 7 }) => ({
    where,
    create,
    update,
    select: { id: true, pages: true },
  });
  const taken = { writerId: "w1", title: "a" };
  const key = { writerId_title: taken };
  assert.deepEqual(ask(oracle, "book", "upsert", upsert(key, { id: "never" })), { id: "a", pages: 7 });
  assert.deepEqual(ask(oracle, "book", "upsert", upsert({ id: "n" }, { writerId: "w3", title: "N" })), {
    id: "n",
    pages: null,
  });
  const other = refused(oracle, "book", "upsert", upsert({ id: "m" }, taken));
  assert.deepEqual(other.targets, [["writerId", "title"]]);
  const contradiction = refused(oracle, "book", "upsert", upsert({ id: "m" }, { ...taken, id: "x" }));
  assert.deepEqual([contradiction.codes, contradiction.path], [["INVALID_QUERY"], "create.id"]);
});

test("references: parents stay while they are referred to, where references are kept", () => {
  assert.deepEqual(refused(library(), "writer", "delete", { where: { id: "w1" } }).codes, [
    "FOREIGN_KEY_VIOLATION",
  ]);
  assert.equal(ask(library({ foreignKeys: false }), "writer", "delete", { where: { id: "w1" } }), 1);
  assert.equal(ask(library(), "writer", "delete", { where: { id: "w3" } }), 1);
});

test("a write that is possible, but not row by row, may also fail", () => {
  const oracle = library();
  const shift = { where: {}, data: { rank: { increment: 1 } } };
  const answer = oracle.answer({ model: "tag", method: "updateMany", args: shift });
  assert.deepEqual(answer.kind === "either" && answer.codes, ["UNIQUE_CONSTRAINT_VIOLATION"]);
  const apart = { where: { id: "t3" }, data: { rank: { increment: 1 } } };
  assert.equal(ask(oracle, "tag", "updateMany", apart), 1);
});

test("a decimal that MySQL has no column for may also be refused", () => {
  const multiply = (by: string) => ({ where: {}, data: { price: { multiply: by } } });
  const answerTo = (by: string) =>
    library().answer({ model: "book", method: "updateMany", args: multiply(by) });
  const huge = answerTo(`1${"0".repeat(40)}`);
  assert.deepEqual(huge.kind === "either" && huge.codes, ["CHECK_VIOLATION"]);
  assert.equal(answerTo("1000").kind, "value");
});

test("wrong calls name the place of the mistake", () => {
  const oracle = library();
  const table: readonly (readonly [Method, unknown, string])[] = [
    ["findMany", { where: { OR: [{}, { pages: "1" }] } }, "where.OR[1].pages"],
    ["findMany", { where: { pages: { in: [1, null] } } }, "where.pages.in[1]"],
    ["findMany", { where: { NOT: {} } }, "where.NOT"],
    ["findMany", { where: { title: undefined } }, "where.title"],
    ["findMany", { take: -1 }, "take"],
    ["findMany", { orderBy: { facts: "asc" } }, "orderBy.facts"],
    ["findMany", { select: { writer: { select: { nope: true } } } }, "select.writer.select.nope"],
    ["findUnique", { where: { title: "a" } }, "where"],
    ["findUnique", { where: { id: "a", title: "a" } }, "where.title"],
    ["updateMany", { data: {} }, "where"],
    ["update", { where: { id: "a" }, data: { pages: { divide: 0 } } }, "data.pages.divide"],
  ];
  for (const [method, args, path] of table) {
    const refusal = refused(oracle, "book", method, args);
    assert.deepEqual([refusal.codes, refusal.path], [["INVALID_QUERY"], path]);
  }
});

test("a moment is returned to as it was", () => {
  const oracle = library();
  const before = oracle.moment();
  ask(oracle, "bookTag", "deleteMany", { where: {} });
  ask(oracle, "tag", "deleteMany", { where: { label: "three" } });
  ask(oracle, "book", "updateMany", { where: {}, data: { pages: 1 } });
  oracle.returnTo(before);
  assert.equal(oracle.rows("tag").length, 3);
  assert.equal(ids(oracle, { pages: 100 }), "a");
});

test("a number to come may be one that a row refers to already", () => {
  const id: FieldSketch = { ...FIELD, name: "id", role: "incrementId" };
  const parent: FieldSketch = { ...FIELD, name: "parent", nullable: true, references: null };
  const relations = [{ kind: "belongsTo", name: "above", target: "node", foreignKey: "parent" }] as const;
  const node = { name: "node", table: "nodes", fields: [id, parent], uniques: [], indexes: [], relations };
  const sketch = { models: [node] };
  const promises = { foreignKeys: false, decimalArithmetic: true, returning: [], referencesByRow: false };
  const oracle = new Oracle(sketchCatalog(sketch), sketchFunctions(sketch), promises);
  oracle.load("node", [{ id: 7, parent: 5 }]);
  const kindOf = (data: unknown) => oracle.answer({ model: "node", method: "create", args: { data } }).kind;
  assert.equal(kindOf({ parent: 8 }), "hazard");
  assert.equal(kindOf({ parent: 7 }), "value");
  assert.equal(kindOf({ id: 9, parent: 10 }), "value");
  assert.equal(kindOf({}), "hazard");
});

test.run();
