import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  defineSchema,
  enumeration,
  id,
  integer,
  model,
  string,
  tableName,
  unique,
} from "../../../compiler/schema/index.ts";
import {
  checkName,
  constraintNamed,
  foreignKeyName,
  indexName,
  uniqueConstraintName,
} from "../../../emitters/sql/constraint-names.ts";
import { dialects } from "../../../emitters/sql/dialects/index.ts";
import { renderTables } from "../../../emitters/sql/tables.ts";
import { modelOf } from "../../../ir/catalog.ts";
import { insertOne } from "../../../ir/logical/insert.ts";
import { fixtureCatalog } from "./support/fixture-catalog.ts";
import { createTables, runLeaf, writeLeaf } from "./support/run-leaf.ts";
import { fails } from "./support/run-write.ts";
import { openPostgres, openTargets } from "./support/target.ts";

const LONG = "l".repeat(60);

/** Two tables that reference one another, one that references itself, and names at the limit. */
const { catalog } = defineSchema({
  hen: model({
    table: "hens",
    fields: {
      id: id(),
      eggId: string().nullable().references("egg.id"),
      motherId: string().nullable().references("hen.id"),
    },
  }),
  egg: model({
    table: "eggs",
    fields: { id: id(), henId: string().nullable().references("hen.id") },
    unique: [unique(["henId", "id"], { name: "nest" })],
  }),
  long: model({
    table: `${LONG}t`,
    fields: {
      id: id(),
      first: string().map(`${LONG}1`),
      second: string().map(`${LONG}2`),
      grade: enumeration(["it's", "a\\b", "é"]).map(`${LONG}3`),
      size: integer().default(3),
    },
    unique: [unique(["first"]), unique(["second"]), unique(["first", "second"], { name: "declared" })],
  }),
});

const targets = await openTargets();
const test = suite("tables on real databases");
test.after(async () => void (await Promise.all(targets.map((target) => target.close()))));

for (const target of targets) {
  test(`${target.name}: tables are created in any order of references, and again without harm`, async () => {
    for (const each of [fixtureCatalog, catalog]) {
      await createTables(target, each);
      if (target.name !== "mysql") await createTables(target, each);
    }
    const insert = (name: string, cells: Readonly<Record<string, string | null>>) => {
      const assignments = Object.keys(cells).map((field, slot) => ({ field, slot }));
      return runLeaf(
        target,
        catalog,
        writeLeaf(catalog, insertOne(name, assignments, [])),
        Object.values(cells),
      );
    };
    await insert("hen", { id: "h", eggId: null, motherId: "h" });
    await insert("egg", { id: "e", henId: "h" });
    assert.ok(await fails(() => insert("egg", { id: "f", henId: "nobody" })));
    assert.ok(await fails(() => insert("hen", { id: "g", eggId: "nothing" })));
    await insert("hen", { id: "g", eggId: "e" });
    for (const [at, grade] of ["it's", "a\\b", "é"].entries()) {
      await insert("long", { id: `${at}`, first: `${at}`, second: `${at}`, grade });
    }
    assert.ok(await fails(() => insert("long", { id: "x", first: "x", second: "x", grade: "e" })));
    assert.ok(await fails(() => insert("long", { id: "x", first: "0", second: "x", grade: "é" })));
  });
}

test("PostgreSQL: a namespace is created with its tables, and the text of keys is ordered by their index", async () => {
  const postgres = targets.find(({ name }) => name === "postgres");
  if (postgres === undefined) return;
  const target = await openPostgres();
  const namespace = `emit_ns_${process.pid}`;
  const schema = defineSchema({
    row: model({
      table: tableName("rows", { schema: namespace }),
      fields: { id: id(), word: string().unique() },
    }),
  });
  try {
    await createTables(target, schema.catalog);
    await createTables(target, schema.catalog);
    const insert = insertOne(
      "row",
      [
        { field: "id", slot: 0 },
        { field: "word", slot: 1 },
      ],
      [],
    );
    const { rows } = await runLeaf(target, schema.catalog, writeLeaf(schema.catalog, insert, ["id"]), [
      "a",
      "b",
    ]);
    assert.equal(rows, [["a"]]);
    await target.run("set enable_seqscan = off", []);
    await target.run("set enable_bitmapscan = off", []);
    const plan = await target.run(
      `explain select t0."id" from "${namespace}"."rows" as t0 where t0."word"::text collate "C" > $1 order by t0."word"::text collate "C"`,
      ["a"],
    );
    const lines = plan.rows.map(([line]) => String(line));
    assert.ok(
      lines.some((line) => line.includes("Index Cond")) && !lines.some((line) => line.includes("Sort")),
      lines.join("\n"),
    );
  } finally {
    await target.run(`drop schema if exists ${namespace} cascade`, []);
    await target.close();
  }
});

test("SQLite keeps the name of a schema within the table's name", () => {
  const schema = defineSchema({
    row: model({ table: tableName("rows", { schema: "ns" }), fields: { id: id() } }),
  });
  assert.match(
    renderTables(schema.catalog, dialects.sqlite)[0] ?? "",
    'create table if not exists "ns.rows"',
  );
});

test("names fit every dialect, differ, and lead back to their fields", () => {
  for (const [whole, each] of [catalog, fixtureCatalog].flatMap((whole) =>
    Object.values(whole.models).map((each) => [whole, each] as const),
  )) {
    const names = [
      ...each.uniqueKeys.map(
        (key) => [uniqueConstraintName(whole, each, key), "unique", key.fields] as const,
      ),
      ...each.fields
        .filter(({ references }) => references !== null)
        .map(({ name }) => [foreignKeyName(whole, each, name), "foreignKey", [name]] as const),
      ...each.fields.map(({ name }) => [checkName(whole, each, name), "check", [name]] as const),
    ];
    assert.is(new Set(names.map(([name]) => name)).size, names.length);
    for (const [name, kind, fields] of names) {
      assert.ok(Buffer.byteLength(name) <= 63, name);
      assert.equal(constraintNamed(whole, each, name), { kind, fields });
    }
    assert.is(constraintNamed(whole, each, "unknown"), null);
  }
  const egg = modelOf(catalog, "egg");
  assert.equal(
    egg.uniqueKeys.map((key) => uniqueConstraintName(catalog, egg, key)),
    ["eggs_pkey", "eggs_nest_key"],
  );
  const post = modelOf(fixtureCatalog, "post");
  assert.equal(
    post.indexes.map((index) => indexName(fixtureCatalog, post, index)),
    ["posts_authorId_rank_idx"],
  );
});

test.run();
