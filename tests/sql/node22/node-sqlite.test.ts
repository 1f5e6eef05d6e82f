import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { createSqliteDriver } from "../../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../../schema/walkthrough-schema.ts";
import { openNodeSqlite } from "../../support/targets/node-sqlite.ts";
import { codeOf } from "../support/code-of.ts";

test("a handle is taken by node:sqlite, and by nothing else", () => {
  const db = openNodeSqlite();
  const taking = backends.filter(({ backend }) => backend.matches(db) === true);
  assert.equal(
    taking.map(({ backend }) => backend.kind),
    ["node:sqlite"],
  );
  assert.is(createSqliteDriver(db).kind, "node:sqlite");
});

test("rows that come as objects, as before Node 22.16, are read in the order of their columns", async () => {
  const db = openNodeSqlite();
  const prepare = db.prepare.bind(db);
  db.prepare = (text) => {
    const statement = prepare(text);
    Reflect.set(statement, "setReturnArrays", undefined);
    return statement;
  };
  const orm = await bootstrapDatabase({ schema, client: db });
  const { id } = await orm.user.create({ data: { email: "a@b.example", name: "N" } });
  const found = await orm.user.findUnique({ where: { id }, select: { name: true, email: true, id: true } });
  assert.equal(found, { name: "N", email: "a@b.example", id });
});

test("a closed handle is a lost connection", async () => {
  const db = openNodeSqlite();
  const orm = await bootstrapDatabase({ schema, client: db });
  db.close();
  assert.is(await codeOf(() => orm.user.count()), "CONNECTION_LOST");
  const never = createOrm({ schema, driver: createSqliteDriver(openNodeSqlite()) });
  assert.is(await codeOf(() => never.user.count()), "MISSING_TABLE");
});

test.run();
