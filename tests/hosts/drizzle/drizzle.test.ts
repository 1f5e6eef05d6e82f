import { PGlite } from "@electric-sql/pglite";
import { createClient } from "@libsql/client";
import Database from "better-sqlite3";
import { drizzle as onBetterSqlite3 } from "drizzle-orm/better-sqlite3";
import { drizzle as onD1 } from "drizzle-orm/d1";
import { drizzle as onLibsql } from "drizzle-orm/libsql";
import { drizzle as onMysql2 } from "drizzle-orm/mysql2";
import { drizzle as onNodePostgres } from "drizzle-orm/node-postgres";
import { drizzle as onPgProxy } from "drizzle-orm/pg-proxy";
import { drizzle as onPglite } from "drizzle-orm/pglite";
import { drizzle as onSqlJs } from "drizzle-orm/sql-js";
import { sqliteTable, text, withReplicas } from "drizzle-orm/sqlite-core";
import { Miniflare } from "miniflare";
import mysql from "mysql2/promise";
import pg from "pg";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../../engine/backends/index.ts";
import { match } from "../../../engine/backends/match.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { detectDatabaseRuntime } from "../../../engine/detection/detect-database-runtime.ts";
import { createDrizzleDriver } from "../../../engine/entries/drizzle.ts";
import { createDriverFromRuntime } from "../../../engine/runtime/create-driver-from-runtime.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../../schema/walkthrough-schema.ts";
import { isReachable } from "../../servers/is-reachable.ts";
import { mariadb } from "../../servers/server.ts";
import { errorOf } from "../error-of.ts";

const ADA = { id: "u", email: "ada@acme.dev", name: "Ada" };
const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  email: text("email").notNull(),
  name: text("name").notNull(),
});

/** Not connected: a database is recognised before anything is sent. */
const pool = new pg.Pool({ port: 1 });
const mysqlPool = mysql.createPool("mysql://root@127.0.0.1:1/none");

for (const [name, db] of [
  ["node-postgres", onNodePostgres(pool)],
  ["mysql2", onMysql2(mysqlPool)],
  ["better-sqlite3", onBetterSqlite3(new Database(":memory:"))],
] as const) {
  test(`a database over ${name} is taken by drizzle, and by nothing else`, () => {
    assert.is(detectDatabaseRuntime(db)?.kind, "drizzle");
    const taking = backends.filter(({ backend }) => match(backend, db) === true);
    assert.equal(
      taking.map(({ backend }) => backend.kind),
      ["drizzle"],
    );
  });
}

test("what a table or a query of Drizzle is, is no database", () => {
  const db = onBetterSqlite3(new Database(":memory:"));
  for (const other of [users, db.select(), db.select().from(users)]) {
    assert.is(detectDatabaseRuntime(other), null);
  }
});

test("Drizzle and the orm see what the other wrote, and errors name Drizzle", async () => {
  const db = onBetterSqlite3(new Database(":memory:"));
  const orm = await bootstrapDatabase({ schema, client: db });
  assert.is(orm.$driver.kind, "drizzle");
  await orm.user.create({ data: ADA });
  assert.equal(db.select({ name: users.name }).from(users).all(), [{ name: "Ada" }]);
  db.update(users).set({ name: "Countess" }).run();
  assert.is((await orm.user.findUnique({ where: { email: ADA.email } }))?.name, "Countess");
  const taken = await errorOf(() => orm.user.create({ data: { email: ADA.email, name: "Eve" } }));
  const { code, backendKind, meta } = taken;
  assert.equal([code, backendKind, meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", "drizzle", ["email"]]);
});

test("a callback that throws leaves nothing for Drizzle to see", async () => {
  const db = onBetterSqlite3(new Database(":memory:"));
  const orm = await bootstrapDatabase({ schema, client: db });
  const failed = orm.transaction(async (tx) => {
    await tx.user.create({ data: ADA });
    throw new RangeError("mine");
  });
  assert.instance(await failed.catch((error: unknown) => error), RangeError);
  assert.equal(db.select().from(users).all(), []);
});

test("where replicas answer Drizzle's reads, all goes to the primary", async () => {
  const primary = onBetterSqlite3(new Database(":memory:"));
  const replica = onBetterSqlite3(new Database(":memory:"));
  const orm = await bootstrapDatabase({ schema, client: withReplicas(primary, [replica]) });
  await orm.user.create({ data: ADA });
  assert.is((await orm.user.findUnique({ where: { email: ADA.email } }))?.name, "Ada");
  assert.is(primary.select().from(users).all().length, 1);
});

test("a transaction of Drizzle is refused, and the error says what to do", async () => {
  const db = onBetterSqlite3(new Database(":memory:"));
  let transaction: unknown = null;
  db.transaction((tx) => {
    transaction = tx;
  });
  const { code, message, path } = await errorOf(() => createDriverFromRuntime({ client: transaction }));
  assert.equal([code, path], ["UNSUPPORTED", "client"]);
  assert.match(message, "orm.transaction");
});

test("a database without $client is taken with the client beside it", async () => {
  const { Database: SqlJs } = await initSqlJs();
  const client = new SqlJs();
  const db = onSqlJs(client);
  assert.match((await errorOf(() => createDriverFromRuntime({ client: db }))).message, "createDrizzleDriver");
  const driver = createDrizzleDriver({ db, client, dialect: "sqlite" });
  await driver.push?.(schema.catalog);
  const orm = createOrm({ schema, driver });
  await orm.user.create({ data: ADA });
  assert.equal(db.select({ name: users.name }).from(users).all(), [{ name: "Ada" }]);
});

test("clients that nobody here knows are refused", async () => {
  const proxy = onPgProxy(async () => ({ rows: [] }));
  assert.is((await errorOf(() => createDriverFromRuntime({ client: proxy }))).code, "UNSUPPORTED");
  const mock = onNodePostgres.mock();
  assert.match((await errorOf(() => createDriverFromRuntime({ client: mock }))).message, "better-sqlite3");
});

test("a dialect that is not the client's is refused", async () => {
  for (const [db, dialect] of [
    [onNodePostgres(pool), "sqlite"],
    [onMysql2(mysqlPool), "postgres"],
    [onBetterSqlite3(new Database(":memory:")), "mariadb"],
  ] as const) {
    const error = await errorOf(() => createDrizzleDriver({ db, dialect }));
    assert.equal([error.code, error.path], ["INVALID_QUERY", "dialect"]);
  }
});

test("a database over the proxy of a D1 binding, PGlite or libSQL is opened by what it is", async () => {
  const workerd = new Miniflare({
    modules: true,
    script: "export default { fetch: () => new Response() }",
    d1Databases: ["DB"],
  });
  const pglite = new PGlite();
  const libsql = createClient({ url: "file::memory:?cache=shared" });
  for (const [db, dialect, transactions] of [
    [onD1(await workerd.getD1Database("DB")), "sqlite", "deferredAtomic"],
    [onPglite(pglite), "postgres", "interactive"],
    [onLibsql(libsql), "sqlite", "interactive"],
  ] as const) {
    const orm = await bootstrapDatabase({ schema, client: db });
    await orm.user.create({ data: ADA });
    assert.is(await orm.user.count({ where: { email: ADA.email } }), 1);
    assert.is(orm.$driver.kind, "drizzle");
    assert.is(orm.$driver.dialect, dialect);
    assert.is(orm.$driver.capabilities.transactions, transactions);
  }
  await workerd.dispose();
  await pglite.close();
  libsql.close();
});

test("the server says which of its two databases mysql2 speaks to", async () => {
  if (!(await isReachable(mariadb))) return;
  const client = mysql.createPool(mariadb.url);
  const driver = await createDriverFromRuntime({ client: onMysql2(client) });
  assert.equal([driver.kind, driver.dialect], ["drizzle", "mariadb"]);
  await client.end();
});

test.after(async () => {
  await pool.end();
  mysqlPool.end().catch(() => {});
});

test.run();
