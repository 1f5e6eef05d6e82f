import mysql from "mysql2/promise";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, enumeration, id, model, string } from "../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { failureOf } from "./support/code-of.ts";
import { createMysqlDatabase } from "./support/mysql-database.ts";

const LANGUAGES = ["en_US", "de_DE", "es_ES", "fr_FR", "ja_JP", "ru_RU", "zh_CN"];

const owner = model({ table: "owners", fields: { id: id(), email: string().unique().map("e_mail") } });
const thing = { id: id(), ownerId: string().references("owner.id"), label: string() };
const schema = defineSchema({
  owner,
  thing: model({ table: "things", fields: { ...thing, level: enumeration(["low", "high"]) } }),
});
const believed = defineSchema({
  owner,
  thing: model({
    table: "things",
    fields: { ...thing, label: string().nullable(), level: enumeration(["low", "high", "none"]) },
  }),
});

const database = await createMysqlDatabase();
const connection = database && (await mysql.createConnection({ uri: database.url }));

for (const language of LANGUAGES) {
  test(`in the server's messages of ${language} the violated fields are found`, async () => {
    if (connection === null) return;
    await connection.query(`set lc_messages = '${language}'`);
    const orm = await bootstrapDatabase({ schema, client: connection });
    const believing = await createOrmFromRuntime({ schema: believed, client: connection });
    await orm.thing.deleteMany({ where: {} });
    await orm.owner.deleteMany({ where: {} });
    const ada = await orm.owner.create({ data: { email: "for key 'ada'" } });
    const row = { ownerId: ada.id, label: "l", level: "low" } as const;
    await orm.thing.create({ data: { ...row, id: "t" } });
    const told = async (call: Promise<unknown>) => {
      const { code, meta } = await failureOf(() => call);
      return [code, meta.model, meta.target];
    };
    assert.equal(await told(orm.owner.create({ data: { email: "for key 'ada'" } })), [
      "UNIQUE_CONSTRAINT_VIOLATION",
      "owner",
      ["email"],
    ]);
    assert.equal(await told(orm.thing.create({ data: { ...row, id: "t" } })), [
      "UNIQUE_CONSTRAINT_VIOLATION",
      "thing",
      ["id"],
    ]);
    for (const call of [
      orm.thing.create({ data: { ...row, ownerId: "x" } }),
      orm.owner.delete({ where: { id: ada.id } }),
    ]) {
      assert.equal(await told(call), ["FOREIGN_KEY_VIOLATION", "thing", ["ownerId"]]);
    }
    assert.equal(await told(believing.thing.create({ data: { ...row, label: null } })), [
      "NOT_NULL_VIOLATION",
      "thing",
      ["label"],
    ]);
    assert.equal(await told(believing.thing.create({ data: { ...row, level: "none" } })), [
      "CHECK_VIOLATION",
      "thing",
      ["level"],
    ]);
  });
}

test.after(async () => {
  await connection?.end();
  await database?.drop();
});

test.run();
