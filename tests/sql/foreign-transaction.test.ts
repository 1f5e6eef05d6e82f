import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { createDriverFromRuntime } from "../../engine/runtime/create-driver-from-runtime.ts";
import { codeOf } from "./support/code-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  entry: model({ table: "entries", fields: { id: id(), name: string().unique() } }),
});

/** Clients with one connection, by the method that takes a statement from the application. */
const METHODS: Readonly<Record<string, string>> = {
  "sql.js": "exec",
  "better-sqlite3": "exec",
  "node:sqlite": "exec",
  pglite: "query",
  "pg client": "query",
  "mysql2 connection": "query",
};

interface Context {
  target: SqlTarget | null;
}

type Send = (text: string) => Promise<void>;

for (const [name, method] of Object.entries(METHODS)) {
  const test: Test<Context> = suite(`the application's own transaction on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = (await sqlTargets[name]?.()) ?? null;
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  const check = (title: string, run: (target: SqlTarget, send: Send) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target === null) return;
      await run(target, async (text) => {
        await Reflect.apply(Reflect.get(target.client, method), target.client, [text]);
      });
    });

  check("is not committed by one of ours, which is refused", async ({ driver }, send) => {
    await rolledBack(driver, send);
  });

  check("takes calls of one statement, and is then rolled back with them", async ({ driver }, send) => {
    const orm = createOrm({ schema, driver });
    await send("begin");
    assert.is(await orm.entry.deleteMany({ where: { name: "nobody" } }), 0);
    await send("rollback");
    await orm.transaction((tx) => tx.entry.create({ data: { id: "kept", name: "kept" } }));
    assert.is(await orm.entry.deleteMany({ where: {} }), 1);
  });

  if (name === "pg client") {
    check("is noticed too where the client does not tell its state", async ({ client }, send) => {
      Object.assign(client, { getTransactionStatus: undefined });
      await rolledBack(await createDriverFromRuntime({ client }), send);
    });
  }

  test.run();
}

async function rolledBack(driver: SqlTarget["driver"], send: Send): Promise<void> {
  const orm = createOrm({ schema, driver });
  await send("begin");
  await send("insert into entries (id, name) values ('app', 'app')");
  const begun = orm.transaction((tx) => tx.entry.create({ data: { name: "ours" } }));
  assert.is(await codeOf(() => begun), "INVALID_QUERY");
  assert.is(await orm.entry.count(), 1);
  await send("rollback");
  assert.is(await orm.entry.count(), 0);
}
