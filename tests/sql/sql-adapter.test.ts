import BetterSqlite3 from "better-sqlite3";
import mysql from "mysql2";
import mysqlPromise from "mysql2/promise";
import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { createKyselyDriver } from "../../engine/entries/kysely.ts";
import {
  createMysqlDriver,
  createSqlDriverFromAdapter,
  type SqlAdapter,
  type SqlAdapterQueries,
} from "../../engine/entries/sql.ts";
import { MYSQL_CHARACTERS_MAX } from "../../engine/sql/engines/mysql-packet.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { codeOf, failureOf } from "./support/code-of.ts";
import { createMysqlDatabase } from "./support/mysql-database.ts";
import { createPgDatabase } from "./support/pg-database.ts";

test("a dialect of another name is refused by name", async () => {
  const dialect: string = "postgresql";
  const refused = [
    () => Reflect.apply(createSqlDriverFromAdapter, null, [{ dialect, query: async () => ({}) }]),
    () => Reflect.apply(createMysqlDriver, null, [mysql.createPool({}), { dialect }]),
    () => Reflect.apply(createKyselyDriver, null, [{ db: {}, dialect }]),
  ];
  for (const make of refused) assert.is(await codeOf(async () => make()), "INVALID_QUERY");
});

test("an adapter with transactions does what a client does", async () => {
  const database = await createPgDatabase();
  if (database === null) return;
  const pool = new pg.Pool({ connectionString: database.url, max: 3 });
  const over = (client: pg.Pool | pg.PoolClient): SqlAdapterQueries => ({
    query: async (text, values) => {
      const { rows, rowCount } = await client.query(text, [...values]);
      return { rows, affectedRows: rowCount ?? 0 };
    },
  });
  const adapter: SqlAdapter = {
    ...over(pool),
    dialect: "postgres",
    transaction: async (run) => {
      const client = await pool.connect();
      try {
        await client.query("begin");
        await run(over(client));
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
  };
  const driver = createSqlDriverFromAdapter(adapter, pool);
  const orm = createOrm({ schema, driver });
  await driver.push?.(schema.catalog);
  await orm.transaction(async (tx) => {
    await tx.user.create({ data: { email: "a", name: "A" } });
    const nested = tx.transaction(async (inner) => {
      await inner.user.create({ data: { email: "lost", name: "L" } });
      throw new Error("inner");
    });
    assert.is(await nested.catch((error) => error.message), "inner");
  });
  const fails = orm.transaction(async (tx) => {
    await tx.user.create({ data: { email: "b", name: "B" } });
    throw new Error("mine");
  });
  assert.is(await fails.catch((error) => error.message), "mine");
  const users = await orm.user.findMany({ select: { email: true, createdAt: true } });
  assert.equal(
    users.map(({ email }) => email),
    ["a"],
  );
  assert.instance(users[0]?.createdAt, Date);
  const taken = () => orm.user.create({ data: { email: "a", name: "A" } });
  assert.is(await codeOf(taken), "UNIQUE_CONSTRAINT_VIOLATION");
  assert.is(pool.idleCount, pool.totalCount);
  await pool.end();
  await database.drop();
});

test("an adapter without transactions says so", async () => {
  const db = new BetterSqlite3(":memory:");
  const driver = createSqlDriverFromAdapter({
    dialect: "sqlite",
    query: async (text, values) => {
      const statement = db.prepare(text);
      if (statement.reader) return { rows: statement.raw(true).all(values) as unknown[][] };
      return { affectedRows: statement.run(values).changes };
    },
  });
  const orm = createOrm({ schema, driver });
  assert.is(orm.$driver.capabilities.transactions, "none");
  assert.is(await codeOf(() => orm.transaction(async () => {})), "UNSUPPORTED");
  await driver.push?.(schema.catalog);
  await orm.user.create({ data: { email: "a", name: "A" } });
  assert.is(await orm.user.updateMany({ where: { email: "a" }, data: { name: "B" } }), 1);
});

const several = defineSchema({
  item: model({
    table: "items",
    fields: { id: id(), name: string(), size: integer().default(0) },
  }),
  numbered: model({
    table: "numbered",
    fields: { id: id({ type: "integer", generated: "increment" }), name: string() },
  }),
});

test("without transactions a call that takes several statements is refused, and nothing of it is sent", async () => {
  const database = await createMysqlDatabase();
  if (database === null) return;
  const pool = mysqlPromise.createPool({ uri: database.url, connectionLimit: 2 });
  let sent = 0;
  const driver = createSqlDriverFromAdapter({
    dialect: "mariadb",
    query: async (text, values) => {
      sent++;
      const [rows] = await pool.query({ sql: text, values: [...values], rowsAsArray: true });
      return Array.isArray(rows) ? { rows } : { affectedRows: rows.affectedRows };
    },
  });
  try {
    const orm = createOrm({ schema: several, driver });
    for (let push = 0; push < 3; push++) await driver.push?.(several.catalog);
    await orm.item.create({ data: { id: "a", name: "A" } });
    await orm.item.createMany({ data: [{ id: "b", name: "B" }] });
    const large = "x".repeat(MYSQL_CHARACTERS_MAX * 0.6);
    const before = sent;
    const refused = [
      () => orm.item.update({ where: { id: "a" }, data: { name: "B" } }),
      () => orm.item.update({ where: { name: "A" }, data: { name: "B" } }),
      () => orm.item.upsert({ where: { id: "a" }, create: { name: "B" }, update: { name: "B" } }),
      () =>
        orm.item.createMany({
          data: [
            { id: "c", name: large },
            { id: "d", name: large },
          ],
        }),
    ];
    for (const call of refused) {
      const failure = await failureOf(call);
      assert.equal([failure.code, failure.backendKind], ["UNSUPPORTED", "sql"]);
      assert.match(
        failure.message,
        /takes several statements on this database, and there are no transactions/,
      );
    }
    assert.is(sent, before);
    await orm.numbered.createMany({ data: [{ name: "one" }, { name: "two" }] });
    assert.is(await orm.item.updateMany({ where: { id: "a" }, data: { size: { increment: 1 } } }), 1);
    assert.equal(await orm.item.findMany({ orderBy: { id: "asc" } }), [
      { id: "a", name: "A", size: 1 },
      { id: "b", name: "B", size: 0 },
    ]);
    assert.is(await orm.item.delete({ where: { id: "a" } }), 1);
    assert.is(await orm.numbered.count(), 2);
  } finally {
    await pool.end();
    await database.drop();
  }
});

test("MySQL, which numbers one row a statement, refuses several of them without transactions", async () => {
  const query = async () => {
    throw new Error("sent");
  };
  const orm = createOrm({
    schema: several,
    driver: createSqlDriverFromAdapter({ dialect: "mysql", query }),
  });
  const rows = { data: [{ name: "one" }, { name: "two" }] };
  assert.is(await codeOf(() => orm.numbered.createMany(rows)), "UNSUPPORTED");
});

test.run();
