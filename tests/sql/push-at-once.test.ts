import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import mysql from "mysql2/promise";
import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { boolean, defineSchema, id, index, model, string, tableName } from "../../compiler/schema/index.ts";
import { mysql2ConnectionClient } from "../../engine/backends/sql/mysql2-connection.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver } from "../../engine/driver.ts";
import { createDriverFromRuntime } from "../../engine/runtime/create-driver-from-runtime.ts";
import { mariadbEngine } from "../../engine/sql/engines/mariadb.ts";
import { createSqlDriver } from "../../engine/sql/sql-driver.ts";
import type { SqlEngine } from "../../engine/sql/sql-engine.ts";
import { codeOf, failureOf } from "./support/code-of.ts";
import { createMysqlDatabase } from "./support/mysql-database.ts";
import { createPgDatabase } from "./support/pg-database.ts";
import { sqlTargets } from "./support/sql-target.ts";

const first = defineSchema({
  author: model({ table: "authors", fields: { id: id(), name: string() } }),
});

const grown = defineSchema({
  author: model({
    table: "authors",
    fields: {
      id: id(),
      name: string(),
      active: boolean().default(true),
      email: string().nullable().unique(),
    },
    indexes: [index(["active"])],
  }),
  book: model({ table: "books", fields: { id: id(), authorId: string().references("author.id") } }),
});

async function pushAtOnce(drivers: readonly Driver[]): Promise<void> {
  const [driver] = drivers;
  assert.ok(driver);
  await driver.push?.(first.catalog);
  const pushes = await Promise.allSettled(drivers.map(async (each) => each.push?.(grown.catalog)));
  assert.equal(
    pushes.map((push) => (push.status === "rejected" ? push.reason : null)),
    drivers.map(() => null),
  );
  const orm = createOrm({ schema: grown, driver });
  const author = await orm.author.create({ data: { id: "a", name: "Ada" } });
  assert.equal(author, { id: "a", name: "Ada", active: true, email: null });
  assert.is(
    await codeOf(() => orm.book.create({ data: { id: "b", authorId: "none" } })),
    "FOREIGN_KEY_VIOLATION",
  );
}

for (const [name, open] of Object.entries(sqlTargets)) {
  test(`two programs set up at once on ${name}`, async () => {
    const target = await open();
    if (target === null) return;
    try {
      await pushAtOnce(target.other === null ? [target.driver] : [target.driver, target.other]);
    } finally {
      await target.close();
    }
  });
}

test("two programs set up at once on a PostgreSQL whose transactions keep their first view", async () => {
  const database = await createPgDatabase();
  if (database === null) return;
  const settings = "-c default_transaction_isolation=serializable";
  const pools = [1, 2, 3].map(
    () => new pg.Pool({ connectionString: database.url, max: 1, options: settings }),
  );
  try {
    await pushAtOnce(await Promise.all(pools.map((client) => createDriverFromRuntime({ client }))));
  } finally {
    for (const pool of pools) await pool.end();
    await database.drop();
  }
});

/** As it is, but with less patience. */
const IMPATIENT: SqlEngine = {
  ...mariadbEngine,
  inspection: { ...mariadbEngine.inspection, lock: impatient(mariadbEngine.inspection.lock) },
};

function impatient(lock: SqlEngine["inspection"]["lock"]): SqlEngine["inspection"]["lock"] {
  if (lock === null) return null;
  const take = (schema: string) => {
    const { text, values } = lock.take(schema);
    return { text: text.replace("60", "1"), values };
  };
  return { ...lock, take };
}

/** Of the database in use. */
const LOCK = "concat('farm_push:', sha1(database()))";

test("MariaDB is not set up while another program does, and the lock is given back after a refusal", async () => {
  const database = await createMysqlDatabase();
  if (database === null) return;
  const [own, other] = [
    await mysql.createConnection({ uri: database.url }),
    await mysql.createConnection({ uri: database.url }),
  ];
  try {
    const driver = createSqlDriver(mysql2ConnectionClient(own), IMPATIENT);
    const push = async (schema: { readonly catalog: typeof first.catalog }) => driver.push?.(schema.catalog);
    await other.query(`do get_lock(${LOCK}, 60)`);
    const failure = await failureOf(() => push(first));
    assert.equal(
      [failure.code, failure.retryable, failure.message],
      ["TIMEOUT", true, "another program has been setting up the database for too long"],
    );
    assert.equal((await other.query("show tables"))[0], []);
    await other.query(`do release_lock(${LOCK})`);
    await push(first);
    const text = defineSchema({ author: model({ table: "authors", fields: { id: id(), name: boolean() } }) });
    assert.is(await codeOf(() => push(text)), "UNSUPPORTED");
    const [held] = await own.query({
      sql: `select coalesce(is_used_lock(${LOCK}) = connection_id(), 0)`,
      rowsAsArray: true,
    });
    assert.equal(held, [[0]]);
  } finally {
    await own.end();
    await other.end();
    await database.drop();
  }
});

test("databases of one MariaDB server are set up without waiting for each other, tables in both wait for each", async () => {
  const [one, two] = [await createMysqlDatabase(), await createMysqlDatabase()];
  if (one === null || two === null) return;
  const [own, other] = [
    await mysql.createConnection({ uri: one.url }),
    await mysql.createConnection({ uri: two.url }),
  ];
  try {
    const driver = createSqlDriver(mysql2ConnectionClient(own), IMPATIENT);
    await other.query(`do get_lock(${LOCK}, 60)`);
    await driver.push?.(first.catalog);
    const inOther = defineSchema({
      ...first.models,
      note: model({
        table: tableName("notes", { schema: new URL(two.url).pathname.slice(1) }),
        fields: { id: id() },
      }),
    });
    assert.is(await codeOf(async () => driver.push?.(inOther.catalog)), "TIMEOUT");
    await other.query(`do release_lock(${LOCK})`);
    await driver.push?.(inOther.catalog);
    await other.query("insert into notes values ('a')");
    for (const connection of [own, other]) {
      const [free] = await connection.query({ sql: `select is_free_lock(${LOCK})`, rowsAsArray: true });
      assert.equal(free, [[1]]);
    }
  } finally {
    await own.end();
    await other.end();
    await one.drop();
    await two.drop();
  }
});

test("an SQLite file that another program writes is told as locked, and set up afterwards", async () => {
  const folder = mkdtempSync(join(tmpdir(), "farm-push-"));
  const [own, other] = [1, 2].map(() => new BetterSqlite3(join(folder, "push.db"), { timeout: 20 }));
  assert.ok(own && other);
  try {
    const driver = await createDriverFromRuntime({ client: own });
    other.exec("begin immediate");
    const failure = await failureOf(async () => driver.push?.(first.catalog));
    assert.equal([failure.code, failure.retryable], ["TIMEOUT", true]);
    other.exec("rollback");
    await pushAtOnce([driver]);
  } finally {
    own.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});

test.run();
