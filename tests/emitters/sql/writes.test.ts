import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deleteRows } from "../../../ir/logical/delete.ts";
import { filter } from "../../../ir/logical/filter.ts";
import { type Assignment, insertMany, insertOne } from "../../../ir/logical/insert.ts";
import { limit } from "../../../ir/logical/limit.ts";
import type { Rows } from "../../../ir/logical/logical-plan.ts";
import { fieldOutput, project } from "../../../ir/logical/project.ts";
import { scan } from "../../../ir/logical/scan.ts";
import { sort } from "../../../ir/logical/sort.ts";
import { type Change, update } from "../../../ir/logical/update.ts";
import { upsert } from "../../../ir/logical/upsert.ts";
import { compare } from "../../../ir/predicate/compare.ts";
import { isNull } from "../../../ir/predicate/is-null.ts";
import { fixtureCatalog as catalog } from "./support/fixture-catalog.ts";
import { createTables, type DecodedRow, queryLeaf, runLeaf } from "./support/run-leaf.ts";
import { affected, fails, returned } from "./support/run-write.ts";
import { openReturningTargets, type Target } from "./support/target.ts";

const targets = await openReturningTargets();
const test = suite("writes on real databases");
test.before(async () => void (await Promise.all(targets.map((target) => createTables(target, catalog)))));
test.before.each(async () => {
  await Promise.all(targets.map((target) => affected(target, deleteRows("counter", scan("counter")), [])));
});
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

const FIELDS = ["scope", "name", "token", "small", "big", "amount"];
const ASSIGNMENTS: readonly Assignment[] = FIELDS.map((field, slot) => ({ field, slot }));
const COUNTERS = scan("counter");

async function stored(target: Target, fields: readonly string[]): Promise<readonly DecodedRow[]> {
  const rows = sort(COUNTERS, [{ field: "id", direction: "asc" }]);
  return (await runLeaf(target, catalog, queryLeaf(catalog, project(rows, fields.map(fieldOutput))), []))
    .rows;
}

function named(name: string, slot: number): Rows {
  assert.type(name, "string");
  return filter(COUNTERS, compare("eq", "name", slot));
}

function firstOf(rows: Rows): Rows {
  return limit(sort(rows, [{ field: "id", direction: "asc" }]), { kind: "literal", value: 1 }, null);
}

for (const target of targets) {
  const can = (kind: "update" | "upsert") => target.name !== "mariadb" || kind !== "update";

  test(`${target.name}: one row is inserted and returned`, async () => {
    const rows = await returned(target, insertOne("counter", ASSIGNMENTS, []), FIELDS, [
      "s",
      "n",
      null,
      -1,
      2n ** 63n - 1n,
      "-0.5",
    ]);
    assert.equal(rows, [["s", "n", null, -1, 2n ** 63n - 1n, "-0.5"]]);
  });

  test(`${target.name}: many rows come back in their order and numbered in it`, async () => {
    const write = insertMany("counter", FIELDS, 0, []);
    const values = Array.from({ length: 200 }, (_, at) => [
      "s",
      `n${(at * 7) % 200}`,
      null,
      at,
      BigInt(at),
      `${at}.5`,
    ]);
    const rows = await returned(target, write, ["name", "id"], [values]);
    assert.equal(
      rows.map(([name]) => name),
      values.map(([, name]) => name),
    );
    const ids = rows.map(([, id]) => Number(id));
    assert.equal(
      ids,
      ids.map((_, at) => (ids[0] ?? 0) + at),
    );
  });

  test(`${target.name}: rows without a value take the database's numbers`, async () => {
    const [one] = await returned(target, insertOne("ticket", [], []), ["id"], []);
    const many = await returned(target, insertMany("ticket", [], 0, []), ["id"], [[[], [], []]]);
    assert.equal(
      many.map(([id]) => Number(id)),
      [1, 2, 3].map((step) => Number(one?.[0]) + step),
    );
    assert.equal(await returned(target, insertMany("ticket", [], 0, []), ["id"], [[]]), []);
  });

  test(`${target.name}: many rows are inserted all or none`, async () => {
    const rows = [
      ["s", "a", "x", 1, 1n, "1"],
      ["s", "b", "x", 1, 1n, "1"],
    ];
    assert.ok(await fails(() => affected(target, insertMany("counter", FIELDS, 0, []), [rows])));
    assert.equal(await stored(target, ["name"]), []);
  });

  test(`${target.name}: a row matched without changes counts and returns`, async () => {
    await affected(target, insertMany("counter", FIELDS, 0, []), [
      [
        ["s", "a", null, 1, 1n, "1"],
        ["s", "b", null, 1, 1n, "1"],
      ],
    ]);
    assert.is(await affected(target, update("counter", COUNTERS, [], null), []), 2);
    assert.is(
      await affected(
        target,
        update("counter", named("a", 0), [{ field: "small", op: "set", slot: 1 }], null),
        ["a", 1],
      ),
      1,
    );
    assert.is(await affected(target, update("counter", named("a", 0), [], null), ["zz"]), 0);
    if (can("update")) {
      assert.equal(
        await returned(target, update("counter", named("a", 0), [], []), ["name", "small"], ["b"]),
        [["b", 1]],
      );
    }
  });

  test(`${target.name}: only the first row by key is touched where a limit says so`, async () => {
    await affected(target, insertMany("counter", FIELDS, 0, []), [
      ["c", "a", "b"].map((name) => ["s", name, null, 1, 1n, "1"]),
    ]);
    const change: Change = { field: "big", op: "set", slot: 0 };
    assert.is(
      await affected(
        target,
        update("counter", firstOf(filter(COUNTERS, compare("gt", "name", 1))), [change], null),
        [7n, "a"],
      ),
      1,
    );
    assert.equal(await stored(target, ["name", "big"]), [
      ["c", 7n],
      ["a", 1n],
      ["b", 1n],
    ]);
    assert.is(
      await affected(target, deleteRows("counter", firstOf(filter(COUNTERS, compare("lt", "name", 0)))), [
        "c",
      ]),
      1,
    );
    assert.equal(await stored(target, ["name"]), [["c"], ["b"]]);
    assert.is(
      await affected(target, deleteRows("counter", filter(COUNTERS, compare("gt", "name", 0))), ["b"]),
      1,
    );
    assert.is(await affected(target, deleteRows("counter", COUNTERS), []), 1);
  });

  test(`${target.name}: the first row is found by a key of two columns`, async () => {
    const seats = scan("seat");
    const rows = [
      ["b", 1, null],
      ["a", 2, null],
      ["a", 1, "x"],
    ];
    await affected(target, insertMany("seat", ["row", "place", "guest"], 0, []), [rows]);
    const free = sort(filter(seats, isNull("guest", false)), [
      { field: "row", direction: "asc" },
      { field: "place", direction: "asc" },
    ]);
    const first = limit(free, { kind: "literal", value: 1 }, null);
    assert.is(
      await affected(target, update("seat", first, [{ field: "guest", op: "set", slot: 0 }], null), ["y"]),
      1,
    );
    const taken = project(filter(seats, compare("eq", "guest", 0)), [
      fieldOutput("row"),
      fieldOutput("place"),
    ]);
    assert.equal((await runLeaf(target, catalog, queryLeaf(catalog, taken), ["y"])).rows, [["a", 2]]);
    assert.is(await affected(target, deleteRows("seat", first), []), 1);
    const key = upsert(
      "seat",
      "row_place",
      ["row", "place", "guest"].map((field, slot) => ({ field, slot })),
      [],
      [],
    );
    assert.equal(await returned(target, key, ["guest"], ["a", 2, "z"]), [["y"]]);
  });

  test(`${target.name}: every change computes from the old row, in one update`, async () => {
    await affected(target, insertOne("counter", ASSIGNMENTS, []), ["s", "a", null, 7, -7n, "1.5"]);
    const changes: Change[] = [
      { field: "name", op: "set", slot: 1 },
      { field: "small", op: "divide", slot: 2 },
      { field: "big", op: "divide", slot: 3 },
    ];
    assert.is(await affected(target, update("counter", named("a", 0), changes, null), ["a", "b", -2, 2n]), 1);
    assert.equal(await stored(target, ["name", "small", "big"]), [["b", -3, -3n]]);
  });

  test(`${target.name}: an upsert inserts, then changes the row that has the key`, async () => {
    const write = upsert(
      "counter",
      "scope_name",
      ASSIGNMENTS,
      [{ field: "small", op: "increment", slot: 6 }],
      [],
    );
    const fields = ["name", "token", "small"];
    assert.equal(await returned(target, write, fields, ["s", "n", "t", 1, 1n, "1", 5]), [["n", "t", 1]]);
    assert.equal(await returned(target, write, fields, ["s", "n", "u", 9, 9n, "9", 5]), [["n", "t", 6]]);
    const unchanged = upsert("counter", "scope_name", ASSIGNMENTS, [], []);
    assert.equal(await returned(target, unchanged, fields, ["s", "n", "v", 9, 9n, "9"]), [["n", "t", 6]]);
    assert.is((await stored(target, ["id"])).length, 1);
  });

  test(`${target.name}: a conflict on another key than the upsert's is an error, and changes nothing`, async () => {
    const write = upsert("counter", "scope_name", ASSIGNMENTS, [{ field: "small", op: "set", slot: 6 }], []);
    await returned(target, write, ["id"], ["s", "n", "t", 1, 1n, "1", 5]);
    assert.ok(await fails(() => returned(target, write, ["id"], ["s", "other", "t", 1, 1n, "1", 5])));
    assert.equal(await stored(target, ["name", "small"]), [["n", 1]]);
  });

  test(`${target.name}: a reference to nothing is refused, also within one statement`, async () => {
    const posts = insertMany("post", ["id", "parentId"], 0, []);
    assert.ok(await fails(() => affected(target, posts, [[["p1", "nowhere"]]])));
    assert.is(
      await affected(target, posts, [
        [
          ["p1", null],
          ["p2", "p1"],
        ],
      ]),
      2,
    );
  });
}

test.run();
