import { newDb } from "pg-mem";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bigint, defineSchema, id, integer, model, string } from "../../compiler/schema/index.ts";
import { createDriver } from "../../engine/backends/pg-mem/pg-mem.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { codeOf } from "./support/code-of.ts";

const schema = defineSchema({
  item: model({
    table: "items",
    fields: { id: id(), note: string().unique(), size: bigint(), rank: integer().default(0) },
  }),
});

function open() {
  const { Pool } = newDb().adapters.createPg();
  const pool = new Pool();
  const driver = createDriver(pool);
  return { pool, driver, push: () => driver.push?.(schema.catalog), orm: createOrm({ schema, driver }) };
}

test("text that the client itself would break comes back as it was", async () => {
  const { orm, push } = open();
  await push();
  for (const note of ["", "it's $1 ' \\ \n é 😀", "\\'", "a\\", "'; drop table items; --", "\u2028\t\r\b"]) {
    const { id: made } = await orm.item.create({ data: { note, size: 9007199254740993n } });
    assert.equal(await orm.item.findUnique({ where: { note }, select: { id: true, size: true } }), {
      id: made,
      size: 9007199254740993n,
    });
  }
});

test("more keys than one statement takes are found, each once", async () => {
  const { orm, push } = open();
  await push();
  const data = Array.from({ length: 450 }, (_, at) => ({ id: `i${at}`, note: `n${at}`, size: 0n }));
  await orm.item.createMany({ data });
  const ids = data.map((row) => row.id);
  assert.is((await orm.item.findMany({ where: { id: { in: [...ids, ...ids] } } })).length, 450);
  assert.is(await orm.item.deleteMany({ where: { id: { in: ids } } }), 450);
});

test("a write that is refused leaves nothing, and says which key was taken", async () => {
  const { orm, push } = open();
  await push();
  await orm.item.create({ data: { id: "a", note: "taken", size: 1n } });
  const data = [
    { id: "b", note: "free", size: 1n },
    { id: "c", note: "taken", size: 1n },
  ];
  const error: unknown = await orm.item.createMany({ data }).catch((reason: unknown) => reason);
  assert.equal(Reflect.get(Object(error), "code"), "UNIQUE_CONSTRAINT_VIOLATION");
  assert.equal(Reflect.get(Object(Reflect.get(Object(error), "meta")), "target"), ["note"]);
  assert.is(await orm.item.count(), 1);
});

test("number operations of two clients of one database lose nothing", async () => {
  const { pool, orm, push } = open();
  await push();
  const other = createOrm({ schema, driver: createDriver(Reflect.construct(pool.constructor, [])) });
  await orm.item.create({ data: { id: "a", note: "n", size: 1n } });
  const change = { where: { id: "a" }, data: { rank: { increment: 1 } } };
  await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? orm : other).item.update(change)));
  assert.is((await orm.item.findUnique({ where: { id: "a" } }))?.rank, 20);
});

test("columns that lose digits are refused, and so is a table that is not there", async () => {
  const { pool, orm, push } = open();
  assert.is(await codeOf(() => orm.item.findMany()), "MISSING_TABLE");
  await pool.query("create table items (id text primary key, note text, size bigint, rank integer)");
  assert.is(await codeOf(() => orm.item.findMany()), "UNSUPPORTED");
  assert.is(await codeOf(async () => push()), "UNSUPPORTED");
});

test.run();
