import BetterSqlite3 from "better-sqlite3";
import mysql from "mysql2";
import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createKyselyDriver } from "../../engine/entries/kysely.ts";
import {
  createMysqlDriver,
  createSqlDriverFromAdapter,
  type SqlAdapter,
  type SqlAdapterQueries,
} from "../../engine/entries/sql.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { codeOf } from "./support/code-of.ts";
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

test.run();
