import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model, string, tableName } from "../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { failureOf } from "./support/code-of.ts";
import { createPgDatabase } from "./support/pg-database.ts";

const schema = defineSchema({
  account: model({
    table: tableName("users", { schema: "auth" }),
    fields: { id: id(), email: string().unique() },
  }),
  customer: model({
    table: tableName("users", { schema: "billing" }),
    fields: { id: id(), number: string().unique() },
  }),
});

const database = await createPgDatabase();

test("of two tables of one name in two schemas the one that was called is told", async () => {
  if (database === null) return;
  const client = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    await client.query("create schema auth; create schema billing");
    const orm = await bootstrapDatabase({ schema, client });
    await orm.account.create({ data: { email: "same" } });
    await orm.customer.create({ data: { number: "same" } });
    const { meta } = await failureOf(() => orm.customer.create({ data: { number: "same" } }));
    assert.equal([meta.model, meta.target], ["customer", ["number"]]);
    const other = await failureOf(() => orm.account.create({ data: { email: "same" } }));
    assert.equal([other.meta.model, other.meta.target], ["account", ["email"]]);
  } finally {
    await client.end();
  }
});

test.after(() => database?.drop());

test.run();
