import mysql from "mysql2/promise";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, json, model } from "../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { createMysqlDatabase, type MysqlDatabase } from "./support/mysql-database.ts";

const schema = defineSchema({
  note: model({ table: "notes", fields: { id: id({ type: "integer" }), body: json() } }),
});

let database: MysqlDatabase | null = null;
let pool: mysql.Pool | null = null;

test.before(async () => {
  database = await createMysqlDatabase();
});

test.after(async () => {
  await pool?.end();
  await database?.drop();
});

test("a number with an exponent equals itself, whatever the server kept in that memory before", async () => {
  if (database === null) return;
  pool = mysql.createPool({ uri: database.url });
  const orm = await bootstrapDatabase({ schema, client: pool });
  for (let round = 0; round < 40; round++) {
    await orm.note.create({ data: { id: 1, body: "9".repeat(round) } });
    await orm.note.findMany({ where: { body: { in: ["9".repeat(round), 9] } } });
    await orm.note.update({ where: { id: 1 }, data: { body: 1e21 } });
    assert.is(await orm.note.count({ where: { body: 1e21 } }), 1);
    assert.is(await orm.note.count({ where: { body: { in: [1e21] } } }), 1);
    assert.is(await orm.note.count({ where: { NOT: { body: { in: [1e21] } } } }), 0);
    assert.is(await orm.note.count({ where: { body: 1e22 } }), 0);
    await orm.note.deleteMany({ where: {} });
  }
});

test.run();
