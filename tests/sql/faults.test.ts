import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as createPgClientDriver } from "../../engine/backends/sql/pg-client.ts";
import { createDriver as createPgPoolDriver } from "../../engine/backends/sql/pg-pool.ts";
import type { Driver } from "../../engine/driver.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import { codeOf } from "./support/code-of.ts";
import { createPgDatabase, type PgDatabase } from "./support/pg-database.ts";
import { addNote, change, createNotes, notes } from "./support/statements.ts";

const NAMES = ["a", "b", "c"];
/** `begin`, the inserts, `commit`. */
const MESSAGES = NAMES.length + 2;

let database: PgDatabase | null = null;
let proxy: FaultProxy;
let pool: pg.Pool;
let direct: pg.Client;
let driver: Driver;
let witness: Driver;

test.before(async () => {
  database = await createPgDatabase();
  if (database === null) return;
  const url = new URL(database.url);
  proxy = await FaultProxy.open(url.hostname, Number(url.port));
  url.port = String(proxy.port);
  pool = new pg.Pool({ connectionString: url.href, max: 2 });
  pool.on("error", () => {});
  direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
  driver = createPgPoolDriver(pool);
  witness = createPgClientDriver(direct);
  await createNotes(witness.session);
});

test.after(async () => {
  if (database === null) return;
  await pool.end();
  await direct.end();
  await proxy.close();
  await database.drop();
});

async function writeAll(): Promise<string> {
  return codeOf(() =>
    runTransaction(driver, { maxRetries: 3 }, null, async (tx) => {
      for (const name of NAMES) await addNote(tx, name);
    }),
  );
}

async function afterwards(): Promise<string[]> {
  proxy.disarm();
  const found = await notes(witness.session);
  await change(witness.session, "delete from notes");
  // The pool is not left with a broken connection.
  assert.equal(await notes(driver.session), []);
  return found;
}

for (const kind of ["cut", "mute"] as const) {
  for (let at = 1; at <= MESSAGES + 1; at++) {
    test(`a link lost at message ${at} (${kind}) leaves all or nothing, and is told as what it is`, async () => {
      if (database === null) return;
      assert.equal(await notes(driver.session), []);
      proxy.arm({ at, kind });
      const outcome = await writeAll();
      const found = await afterwards();
      if (at > MESSAGES) {
        assert.is(outcome, "no error");
        assert.equal(found, NAMES);
      } else if (at < MESSAGES) {
        assert.is(outcome, "CONNECTION_LOST");
        assert.equal(found, []);
      } else {
        assert.is(outcome, "COMMIT_OUTCOME_UNKNOWN");
        assert.equal(found, kind === "cut" ? [] : NAMES);
      }
    });
  }
}

test("a link lost while a transaction is idle is told before the commit is sent", async () => {
  if (database === null) return;
  const outcome = await codeOf(() =>
    runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "a");
      await direct.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      await new Promise((resolve) => setTimeout(resolve, 50));
    }),
  );
  assert.is(outcome, "CONNECTION_LOST");
  assert.equal(await afterwards(), []);
});

test("a lost single statement is told as such", async () => {
  if (database === null) return;
  await notes(driver.session);
  proxy.arm({ at: 1, kind: "cut" });
  assert.is(await codeOf(() => addNote(driver.session, "a")), "CONNECTION_LOST");
  assert.equal(await afterwards(), []);
});

test.run();
