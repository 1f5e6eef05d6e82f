import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  datetime,
  defineSchema,
  enumeration,
  id,
  integer,
  json,
  model,
  string,
} from "../../../compiler/schema/index.ts";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { emitStatement } from "../../../emitters/sql/index.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { insertMany, insertOne } from "../../../ir/logical/insert.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { sort } from "../../../ir/logical/sort.ts";
import { update } from "../../../ir/logical/update.ts";
import { type Comparison, compare } from "../../../ir/predicate/compare.ts";
import { inList } from "../../../ir/predicate/in-list.ts";
import type { Predicate } from "../../../ir/predicate/predicate.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb, postgres } from "../../servers/server.ts";
import { queryLeaf, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { fails } from "./support/run-write.ts";
import { openMariadb, openPostgres, openSqlJs, type Target } from "./support/target.ts";

/** A table that another tool made, with column types that ours do not have. */
const { catalog } = defineSchema({
  event: model({
    table: "events",
    fields: {
      id: id(),
      kind: enumeration(["b", "a"]),
      title: string().nullable(),
      count: integer(),
      at: datetime().nullable(),
      data: json().nullable(),
    },
  }),
});

const FIELDS = ["id", "kind", "title", "count", "at", "data"];
const ROWS: readonly (readonly Cell[])[] = [
  ["0190a000-0000-7000-8000-000000000002", "b", "x", 1, 1_710_054_000_123, { a: 1 }],
  ["0190a000-0000-7000-8000-000000000001", "a", null, 2, null, null],
];

/** Nobody has asked the database how its columns keep text. */
function openUnknown(): Promise<Target> {
  return openMariadb(dialects.mariadb);
}

const test = suite("tables that the application made");

async function write(target: Target, returning: boolean): Promise<void> {
  const many = insertMany("event", FIELDS, 0, []);
  await runLeaf(target, catalog, writeLeaf(catalog, many, returning ? FIELDS : null), [ROWS.slice(0, 1)]);
  const one = insertOne(
    "event",
    FIELDS.map((field, slot) => ({ field, slot })),
    [],
  );
  await runLeaf(target, catalog, writeLeaf(catalog, one, returning ? FIELDS : null), ROWS[1] ?? []);
  const touch = update(
    "event",
    filter(scan("event"), compare("eq", "at", 0)),
    [{ field: "at", op: "set", slot: 0 }],
    null,
  );
  const { affected } = await runLeaf(target, catalog, writeLeaf(catalog, touch), [ROWS[0]?.[4]]);
  assert.is(affected, 1);
}

async function idsWhere(
  target: Target,
  field: string,
  op: Comparison,
  value: Cell,
): Promise<readonly unknown[]> {
  const rows = sort(filter(scan("event"), compare(op, field, 0)), [{ field: "id", direction: "asc" }]);
  return (
    await runLeaf(target, catalog, queryLeaf(catalog, project(rows, [fieldOutput("id")])), [value])
  ).rows.map(([cell]) => cell);
}

test("PostgreSQL: uuid, enum, timestamp without a zone, bigint and json are read and written as they are", async () => {
  if (!(await isReachable(postgres))) return;
  const target = await openPostgres();
  try {
    await target.run("set time zone 'America/New_York'", []);
    await target.run("create type event_kind as enum ('b', 'a')", []);
    await target.run(
      "create table events (id uuid primary key, kind event_kind not null, title varchar(20), count bigint not null, at timestamp(3), data json)",
      [],
    );
    await write(target, true);
    const all = project(sort(scan("event"), [{ field: "kind", direction: "asc" }]), FIELDS.map(fieldOutput));
    assert.equal((await runLeaf(target, catalog, queryLeaf(catalog, all), [])).rows, [ROWS[1], ROWS[0]]);
    const [first, second] = ROWS.map(([cell]) => cell ?? null);
    assert.equal(await idsWhere(target, "id", "gt", second ?? null), [first]);
    assert.equal(await idsWhere(target, "kind", "eq", "a"), [second]);
    assert.equal(await idsWhere(target, "at", "lte", 1_710_054_000_123), [first]);
    assert.equal(await idsWhere(target, "at", "lt", 1_710_054_000_123), []);
    assert.equal(await idsWhere(target, "data", "eq", { a: 1 }), [first]);
    for (const [field, value] of [
      ["id", first],
      ["kind", "b"],
      ["at", 1_710_054_000_123],
      ["title", "x"],
    ] as const) {
      const listed = project(filter(scan("event"), inList(field, 0, false)), [fieldOutput("id")]);
      assert.equal(
        (await runLeaf(target, catalog, queryLeaf(catalog, listed), [[value]])).rows,
        [[first]],
        field,
      );
    }
  } finally {
    await target.close();
  }
});

test("MariaDB: text is equal by code point under a collation that folds case and pads", async () => {
  if (!(await isReachable(mariadb))) return;
  const target = await openUnknown();
  try {
    await target.run(
      "create table events (id varchar(40) primary key, kind enum('b', 'a') not null, title varchar(20), count bigint not null, at datetime(3), data json) collate utf8mb4_general_ci",
      [],
    );
    await write(target, false);
    for (const [value, found] of [
      ["x", 1],
      ["X", 0],
      ["x ", 0],
      ["ẍ", 0],
    ] as const) {
      assert.is((await idsWhere(target, "title", "eq", value)).length, found, `eq ${value}`);
      assert.is((await idsWhere(target, "title", "ne", value)).length, 1 - found, `ne ${value}`);
    }
    const all = project(sort(scan("event"), [{ field: "id", direction: "asc" }]), FIELDS.map(fieldOutput));
    assert.equal((await runLeaf(target, catalog, queryLeaf(catalog, all), [])).rows, [ROWS[1], ROWS[0]]);
  } finally {
    await target.close();
  }
});

test("MariaDB: ranges go by code point under a collation that folds, and by an index under ours", async () => {
  if (!(await isReachable(mariadb))) return;
  const target = await openUnknown();
  const columns =
    "id varchar(40) primary key, kind varchar(9), title varchar(20), count bigint, at datetime(3), data json";
  try {
    await target.run(`create table events (${columns}, key by_title (title)) collate utf8mb4_general_ci`, []);
    const titles = ["B", "a", "b", "z", "é"];
    const rows = titles.map((title, at): readonly Cell[] => [String(at), "a", title, at, null, null]);
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [rows]);
    for (const [op, found] of [
      ["gt", ["2", "3", "4"]],
      ["gte", ["1", "2", "3", "4"]],
      ["lt", ["0"]],
      ["lte", ["0", "1"]],
    ] as const) {
      assert.equal((await idsWhere(target, "title", op, "a")).toSorted(), found, op);
    }
    await target.run("drop table events", []);
    await target.run(`create table events (${columns}, key by_title (title)) collate utf8mb4_nopad_bin`, []);
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [MANY]);
    await target.run("analyze table events", []);
    assert.match(await explained(target, compare("lt", "title", 0), "title 10"), /"range".*"by_title"/);
  } finally {
    await target.close();
  }
});

test("MariaDB: text of another character set is found by what it says", async () => {
  if (!(await isReachable(mariadb))) return;
  const target = await openUnknown();
  try {
    await target.run(
      "create table events (id varchar(40) primary key, kind varchar(9), title varchar(20), count bigint, at datetime(3), data json) character set latin1",
      [],
    );
    const rows = [["1", "a", "caf\u00e9", 1, null, null]];
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [rows]);
    assert.equal(await idsWhere(target, "title", "eq", "caf\u00e9"), ["1"]);
    assert.equal(await idsWhere(target, "title", "ne", "caf\u00e9"), []);
    const ends = filter(scan("event"), { kind: "textMatch", mode: "endsWith", field: "title", slot: 0 });
    const query = queryLeaf(catalog, project(ends, [fieldOutput("id")]));
    assert.equal((await runLeaf(target, catalog, query, ["\u00e9"])).rows, [["1"]]);
  } finally {
    await target.close();
  }
});

/** As many rows as make a database prefer an index, with titles that differ by their numbers only. */
const MANY = Array.from({ length: 3_000 }, (_, at): readonly Cell[] => [
  `id ${at}`,
  "a",
  `title ${at}`,
  at,
  null,
  null,
]);

/** The leaf's statement and how the database would run it. */
async function explained(target: Target, where: Predicate, sought = "title 7"): Promise<string> {
  const rows = project(filter(scan("event"), where), [fieldOutput("id")]);
  const { text, bindings } = emitStatement(queryLeaf(catalog, rows), catalog, target.dialect);
  const values = bindings.map(({ form }) => {
    const value = form.kind === "list" ? ["title 7", "title 8"] : sought;
    return target.dialect.encoderOf(form)(value);
  });
  return JSON.stringify((await target.run(`explain ${text}`, values)).rows);
}

test("MariaDB: text under another collation is found through its index", async () => {
  if (!(await isReachable(mariadb))) return;
  const target = await openUnknown();
  try {
    await target.run(
      "create table events (id varchar(40) primary key, kind enum('b', 'a') not null, title varchar(20), count bigint not null, at datetime(3), data json, key by_title (title)) collate utf8mb4_general_ci",
      [],
    );
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [MANY]);
    await target.run("analyze table events", []);
    assert.match(await explained(target, compare("eq", "title", 0)), /"ref".*"by_title"/);
    assert.is((await idsWhere(target, "title", "eq", "title 7")).length, 1);
    assert.is((await idsWhere(target, "title", "eq", "Title 7")).length, 0);
  } finally {
    await target.close();
  }
});

test("PostgreSQL: text under another collation is found through its index, and ordered by code point", async () => {
  if (!(await isReachable(postgres))) return;
  const target = await openPostgres();
  try {
    await target.run(
      'create table events (id varchar(40) primary key, kind text not null, title varchar(20) collate "en-x-icu", count bigint not null, at timestamptz, data jsonb)',
      [],
    );
    await target.run("create index by_title on events (title)", []);
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [MANY]);
    await target.run("analyze events", []);
    assert.match(await explained(target, compare("eq", "title", 0)), "by_title");
    assert.match(await explained(target, inList("title", 0, false)), "by_title");
    const titles = ["a", "B", "ä", "Z", "z"].map((title, at): readonly Cell[] => [
      `x${at}`,
      "b",
      title,
      at,
      null,
      null,
    ]);
    await runLeaf(target, catalog, writeLeaf(catalog, insertMany("event", FIELDS, 0, []), null), [titles]);
    const ordered = sort(filter(scan("event"), compare("eq", "kind", 0)), [
      { field: "title", direction: "asc" },
    ]);
    const { rows } = await runLeaf(
      target,
      catalog,
      queryLeaf(catalog, project(ordered, [fieldOutput("title")])),
      ["b"],
    );
    assert.equal(rows.flat(), ["B", "Z", "a", "z", "ä"]);
  } finally {
    await target.close();
  }
});

test("SQLite: a result that is too large is refused by a table without conditions too", async () => {
  const target = await openSqlJs();
  try {
    await target.run(
      "create table events (id text primary key, kind text, title text, count integer, at text, data text)",
      [],
    );
    await write(target, true);
    const grow = update("event", scan("event"), [{ field: "count", op: "increment", slot: 0 }], null);
    assert.ok(await fails(() => runLeaf(target, catalog, writeLeaf(catalog, grow), [2_147_483_647])));
    const split = update("event", scan("event"), [{ field: "count", op: "divide", slot: 0 }], null);
    assert.ok(await fails(() => runLeaf(target, catalog, writeLeaf(catalog, split), [0])));
    assert.is((await runLeaf(target, catalog, writeLeaf(catalog, grow), [2_147_483_645])).affected, 2);
  } finally {
    await target.close();
  }
});

test.run();
