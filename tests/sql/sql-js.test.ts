import BetterSqlite3 from "better-sqlite3";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createSqliteDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { codeOf } from "./support/code-of.ts";

const { Database } = await initSqlJs();

test("an export in between, which closes all statements and drops foreign keys, is not noticed", async () => {
  const db = new Database();
  const orm = await bootstrapDatabase({ schema, client: db });
  const create = (email: string) => orm.user.create({ data: { email, name: "N" } });
  const dangling = () => orm.workspaceMembership.create({ data: { userId: "no", workspaceId: "no" } });
  await create("a");
  assert.is(await codeOf(dangling), "FOREIGN_KEY_VIOLATION");
  db.export();
  await create("b");
  db.export();
  assert.is(await codeOf(dangling), "FOREIGN_KEY_VIOLATION");
  assert.is(await orm.user.count(), 2);
});

test("more shapes than statements are kept stay correct", async () => {
  const orm = await bootstrapDatabase({ schema, client: new Database() });
  for (let at = 0; at < 600; at++) {
    const AND = Array.from({ length: at % 300 }, () => ({ name: "N" }));
    await orm.user.count({ where: { AND, email: at % 2 === 0 ? "a" : { not: "a" } } });
  }
  await orm.user.create({ data: { email: "a", name: "N" } });
  assert.is(await orm.user.count({ where: { email: "a" } }), 1);
});

test("a database in UTF-16, whose texts have another order, is refused", async () => {
  const db = new Database();
  db.run("pragma encoding = 'UTF-16'");
  db.run("create table other (id)");
  assert.is(await codeOf(() => bootstrapDatabase({ schema, client: db })), "UNSUPPORTED");
  const orm = createOrm({ schema, driver: createSqliteDriver(db) });
  assert.is(await codeOf(() => orm.user.count()), "UNSUPPORTED");
  const handle = new BetterSqlite3(":memory:");
  handle.pragma("encoding = 'UTF-16'");
  assert.is(await codeOf(() => bootstrapDatabase({ schema, client: handle })), "UNSUPPORTED");
});

test("a closed database is a lost connection", async () => {
  const db = new Database();
  await bootstrapDatabase({ schema, client: db });
  db.close();
  const orm = createOrm({ schema, driver: createSqliteDriver(db) });
  assert.is(await codeOf(() => orm.user.count()), "CONNECTION_LOST");
});

test.run();
