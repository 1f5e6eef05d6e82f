import { setTimeout as pause } from "node:timers/promises";
import postgresJs from "postgres";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver } from "../../engine/backends/sql/postgres-js.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { codeOf } from "./support/code-of.ts";
import { createPgDatabase } from "./support/pg-database.ts";
import { addNote, createNotes, notes, rows } from "./support/statements.ts";

const CLOSING_MS = 100;
const SIZE = 2;

const database = await createPgDatabase();

test("nothing of a transaction whose link was closed runs on the link of somebody else", async () => {
  if (database === null) return;
  const client = postgresJs(database.url, { max: SIZE, onnotice: () => {} });
  const admin = postgresJs(database.url, { max: 1 });
  const crashes: unknown[] = [];
  const crashed = (error: unknown) => void crashes.push(error);
  process.on("uncaughtException", crashed);
  try {
    const driver = createDriver(client);
    await createNotes(driver.session);
    let isLost = (): void => {};
    const lost = new Promise<void>((resolve) => {
      isLost = resolve;
    });
    const others = lost.then(() =>
      Promise.all(Array.from({ length: SIZE * 4 }, () => rows(driver.session, "select pg_sleep(0.05)"))),
    );
    const code = await codeOf(() =>
      runTransaction(driver, {}, null, async (tx) => {
        await addNote(tx, "before");
        const [[pid] = []] = await rows(tx, "select pg_backend_pid()");
        await admin.unsafe(`select pg_terminate_backend(${pid})`);
        await pause(CLOSING_MS);
        isLost();
        await pause(CLOSING_MS);
        await addNote(tx, "after");
      }),
    );
    await others;
    assert.is(code, "CONNECTION_LOST");
    assert.equal(await notes(driver.session), []);
    await Promise.all(
      Array.from({ length: SIZE * 2 }, (_, at) =>
        runTransaction(driver, {}, null, (tx) => addNote(tx, `again ${at}`)),
      ),
    );
    assert.is((await notes(driver.session)).length, SIZE * 2);
    assert.equal(crashes, []);
  } finally {
    process.off("uncaughtException", crashed);
    await client.end({ timeout: 1 });
    await admin.end();
  }
});

test.after(() => database?.drop());

test.run();
