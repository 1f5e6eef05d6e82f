import BetterSqlite3 from "better-sqlite3";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { betterSqlite3Page } from "../../engine/backends/sql/better-sqlite3.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { defineSchema, id, model } from "../../engine/index.ts";
import type { SqlClient, SqlConnection } from "../../engine/sql/sql-client.ts";
import { createSqlDriver } from "../../engine/sql/sql-driver.ts";

const schema = defineSchema({ item: model({ table: "items", fields: { id: id() } }) });

/** A connection that cannot roll back as the pattern says, though all else works. */
function unableTo(pattern: RegExp, connection: SqlConnection): SqlConnection {
  const command = (text: string) => {
    if (pattern.test(text)) throw new Error("the server is out of order");
    return connection.command(text);
  };
  return { run: connection.run, command };
}

async function ormOver(access: (connection: SqlConnection) => SqlClient["access"]) {
  const { client, engine } = betterSqlite3Page(new BetterSqlite3(":memory:"));
  if (client.access.kind !== "connection") throw new TypeError("a handle is one connection");
  const driver = createSqlDriver({ ...client, access: access(client.access.connection) }, engine);
  await driver.push?.(schema.catalog);
  return createOrm({ schema, driver });
}

test("a transaction goes no further after a savepoint that could not be rolled back to", async () => {
  const orm = await ormOver((connection) => ({
    kind: "connection",
    connection: unableTo(/^rollback to/, connection),
  }));
  const outer = orm.transaction(async (tx) => {
    await tx.item.create({ data: { id: "outer" } });
    const inner = tx.transaction(async (nested) => {
      await nested.item.create({ data: { id: "inner" } });
      throw new Error("mine");
    });
    await inner.catch(() => undefined);
  });
  assert.is(await outer.catch((error) => error.code), "ABORTED");
  assert.is(await orm.item.count(), 0);
});

test("a connection that could not roll back is not lent to anybody again", async () => {
  const released: boolean[] = [];
  const orm = await ormOver((connection) => ({
    kind: "pool",
    pool: {
      connectionsMax: 1,
      run: async (request, values) => connection.run(request, values),
      acquire: async () => ({
        ...unableTo(released.length === 1 ? /^rollback/ : /^$/, connection),
        release: (broken) => void released.push(broken),
      }),
    },
  }));
  const before = released.length;
  assert.is(before, 1, "setting up takes one connection");
  await orm.transaction(() => Promise.reject(new Error("mine"))).catch(() => undefined);
  assert.equal(released, [false, true]);
});

test.run();
