import pg from "pg";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as createPgClientDriver } from "../../engine/backends/sql/pg-client.ts";
import { createDriver as createPgPoolDriver } from "../../engine/backends/sql/pg-pool.ts";
import { createDriver as createSqlJsDriver } from "../../engine/backends/sql/sql-js.ts";
import type { Driver } from "../../engine/driver.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { codeOf } from "./support/code-of.ts";
import { createPgDatabase, type PgDatabase } from "./support/pg-database.ts";
import { addNote, createNotes, notes, rows } from "./support/statements.ts";

const POOL_SIZE = 3;

let database: PgDatabase | null = null;
let pool: pg.Pool;
let client: pg.Client;

test.before(async () => {
  database = await createPgDatabase();
  if (database === null) return;
  pool = new pg.Pool({ connectionString: database.url, max: POOL_SIZE });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await createNotes(createPgPoolDriver(pool).session);
});

test.after(async () => {
  if (database === null) return;
  await pool.end();
  await client.end();
  await database.drop();
});

async function singleConnections(): Promise<Driver[]> {
  const { Database } = await initSqlJs();
  const sqlJs = createSqlJsDriver(new Database());
  await createNotes(sqlJs.session);
  return database === null ? [sqlJs] : [sqlJs, createPgClientDriver(client)];
}

test("on one connection, the outer orm inside its own transaction is told at once", async () => {
  for (const driver of await singleConnections()) {
    await runTransaction(driver, {}, null, async (tx) => {
      assert.is(await codeOf(() => notes(driver.session)), "INVALID_QUERY");
      assert.is(await codeOf(() => runTransaction(driver, {}, null, async () => {})), "INVALID_QUERY");
      await addNote(tx, "still fine");
      await runTransaction(driver, {}, tx, async (inner) => {
        assert.is(await codeOf(() => notes(tx)), "INVALID_QUERY");
        await addNote(inner, "inner");
      });
    });
    assert.equal(await notes(driver.session), ["inner", "still fine"]);
    await runTransaction(driver, {}, null, (tx) =>
      rows(tx, "delete from notes returning name").then(() => {}),
    );
  }
});

test("what a callback leaves behind may use the outer orm once the transaction is over", async () => {
  for (const driver of await singleConnections()) {
    let later: Promise<string[]> = Promise.resolve([]);
    let end = (): void => {};
    const isOver = new Promise<void>((resolve) => {
      end = resolve;
    });
    await runTransaction(driver, {}, null, async () => {
      later = isOver.then(() => notes(driver.session));
    });
    end();
    assert.equal(await later, []);
  }
});

test("two orms over one handle share its turns", async () => {
  const { Database } = await initSqlJs();
  const db = new Database();
  const [first, second] = [createSqlJsDriver(db), createSqlJsDriver(db)];
  await createNotes(first.session);
  const failing = runTransaction(first, {}, null, async (tx) => {
    await addNote(tx, "first");
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error("first");
  }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1));
  await Promise.all([addNote(second.session, "second"), failing]);
  assert.equal(await notes(second.session), ["second"]);
});

test("on a pool with free connections the outer orm runs outside the transaction", async () => {
  if (database === null) return;
  const driver = createPgPoolDriver(pool);
  await runTransaction(driver, {}, null, async (tx) => {
    await addNote(tx, "inside");
    assert.equal(await notes(driver.session), []);
  });
});

test("on an exhausted pool the outer orm is told at once, and nothing is sent", async () => {
  if (database === null) return;
  const driver = createPgPoolDriver(pool);
  let arrived = 0;
  let open = (): void => {};
  const allHere = new Promise<void>((resolve) => {
    open = resolve;
  });
  const codes = await Promise.all(
    Array.from({ length: POOL_SIZE }, () =>
      runTransaction(driver, {}, null, async () => {
        if (++arrived === POOL_SIZE) open();
        await allHere;
        assert.is(pool.waitingCount, 0);
        return codeOf(() => notes(driver.session));
      }),
    ),
  );
  assert.equal(new Set(codes), new Set(["INVALID_QUERY"]));
  assert.is(pool.idleCount, POOL_SIZE);
});

test("transactions wait for a connection where the pool has none left", async () => {
  if (database === null) return;
  const driver = createPgPoolDriver(pool);
  const done = await Promise.all(
    Array.from({ length: POOL_SIZE * 4 }, (_, at) =>
      runTransaction(driver, {}, null, async (tx) => {
        await rows(tx, "select 1");
        return at;
      }),
    ),
  );
  assert.is(done.length, POOL_SIZE * 4);
});

test("a violated key costs no connection", async () => {
  if (database === null) return;
  const single = new pg.Pool({ connectionString: database.url, max: 1 });
  const driver = createPgPoolDriver(single);
  const backend = () => rows(driver.session, "select pg_backend_pid()");
  const before = await backend();
  await addNote(driver.session, "same");
  assert.is(await codeOf(() => addNote(driver.session, "same")), "UNIQUE_CONSTRAINT_VIOLATION");
  assert.equal(await backend(), before);
  await single.end();
});

test.run();
