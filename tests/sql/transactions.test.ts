import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import type { Session } from "../../engine/driver.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { codeOf } from "./support/code-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { addNote, change, createNotes, notes, rows } from "./support/statements.ts";

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`transactions on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    if (context.target !== null) await createNotes(context.target.driver.session);
  });
  test.before.each(async ({ target }) => {
    if (target !== null) await change(target.driver.session, "delete from notes");
  });
  test.after(async ({ target }) => target?.close());
  const check = (title: string, run: (target: SqlTarget) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target !== null) await run(target);
    });

  check("is visible once it has resolved", async ({ driver, other }) => {
    const result = await runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "a");
      if (other !== null) assert.equal(await notes(other.session), []);
      return 7;
    });
    assert.is(result, 7);
    assert.equal(await notes((other ?? driver).session), ["a"]);
  });

  check("leaves nothing behind when its callback throws", async ({ driver }) => {
    const fault = new Error("mine");
    const run = runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "a");
      throw fault;
    });
    assert.is(await run.catch((error) => error), fault);
    assert.equal(await notes(driver.session), []);
  });

  check("rolls a nested one back alone", async ({ driver }) => {
    await runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "outer");
      await runTransaction(driver, {}, tx, async (inner) => {
        await addNote(inner, "lost");
        throw new Error("inner");
      }).catch(() => undefined);
      await runTransaction(driver, {}, tx, (inner) => addNote(inner, "kept"));
    });
    assert.equal(await notes(driver.session), ["kept", "outer"]);
  });

  check("survives an error inside a nested one", async ({ driver }) => {
    await runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "a");
      const nested = runTransaction(driver, {}, tx, (inner) => addNote(inner, "a"));
      assert.ok(await nested.catch((error) => error));
      await addNote(tx, "b");
    });
    assert.equal(await notes(driver.session), ["a", "b"]);
  });

  check("leaves a connection for others where the database has ended it by itself", async ({ driver }) => {
    const { dialect, capabilities, session } = driver;
    if (dialect !== "sqlite" || capabilities.transactions !== "interactive") return;
    await change(session, "create table strict_notes (name text primary key on conflict rollback)");
    const addStrict = (tx: Session) => change(tx, "insert into strict_notes values ('a')");
    const run = runTransaction(driver, {}, null, async (tx) => {
      await addStrict(tx);
      await addStrict(tx);
    });
    assert.is(await codeOf(() => run), "UNIQUE_CONSTRAINT_VIOLATION");
    assert.equal(await rows(session, "select name from strict_notes"), []);
    await runTransaction(driver, {}, null, addStrict);
    assert.equal(await rows(session, "select name from strict_notes"), [["a"]]);
  });

  check("takes nested ones in turn", async ({ driver }) => {
    await runTransaction(driver, {}, null, async (tx) => {
      await Promise.all([
        runTransaction(driver, {}, tx, (inner) => addNote(inner, "a")),
        runTransaction(driver, {}, tx, async (inner) => {
          await addNote(inner, "b");
          throw new Error("inner");
        }).catch(() => undefined),
        runTransaction(driver, {}, tx, (inner) => addNote(inner, "c")),
      ]);
    });
    assert.equal(await notes(driver.session), ["a", "c"]);
  });

  check("waits at its end for calls that were not awaited", async ({ driver }) => {
    await runTransaction(driver, {}, null, async (tx) => {
      void addNote(tx, "a");
      void addNote(tx, "b");
    });
    assert.equal(await notes(driver.session), ["a", "b"]);
  });

  check("refuses its session after its end", async ({ driver }) => {
    const leaked = await runTransaction(driver, {}, null, async (tx) => tx);
    assert.is(await codeOf(() => addNote(leaked, "late")), "INVALID_QUERY");
    assert.is(await codeOf(() => runTransaction(driver, {}, leaked, async () => {})), "INVALID_QUERY");
    assert.equal(await notes(driver.session), []);
  });

  check("keeps calls from outside out", async ({ driver }) => {
    let started = (): void => {};
    const hasStarted = new Promise<void>((resolve) => {
      started = resolve;
    });
    const failing = runTransaction(driver, {}, null, async (tx) => {
      await addNote(tx, "inside");
      started();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("inside");
    }).catch(() => undefined);
    await hasStarted;
    await addNote(driver.session, "outside");
    await failing;
    assert.equal(await notes(driver.session), ["outside"]);
  });

  check("runs many at once, each whole", async ({ driver }) => {
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) =>
        runTransaction(driver, {}, null, async (tx) => {
          await addNote(tx, `${at}-a`);
          await addNote(tx, `${at}-b`);
          if (at % 2 === 1) throw new Error("odd");
        }),
      ),
    );
    assert.is(results.filter((result) => result.status === "rejected").length, 6);
    const expected = [0, 2, 4, 6, 8, 10].flatMap((at) => [`${at}-a`, `${at}-b`]).sort();
    assert.equal((await notes(driver.session)).sort(), expected);
  });

  check("refuses an isolation level that the backend lacks", async ({ driver }) => {
    for (const level of ["read committed", "serializable"] as const) {
      const run = () => runTransaction(driver, { isolationLevel: level }, null, async () => "done");
      if (driver.capabilities.isolationLevels.includes(level)) assert.is(await run(), "done");
      else assert.is(await codeOf(run), "UNSUPPORTED");
    }
  });

  check("runs its callback again after a conflict, as often as asked", async ({ driver }) => {
    let runs = 0;
    const conflict = new OrmError("TRANSACTION_CONFLICT", "made up");
    const run = (maxRetries: number) =>
      runTransaction(driver, { maxRetries }, null, async (tx) => {
        await addNote(tx, `run ${runs}`);
        if (runs++ < 2) throw conflict;
      });
    assert.is(await codeOf(() => run(0)), "TRANSACTION_CONFLICT");
    runs = 0;
    await run(2);
    assert.is(runs, 3);
    assert.equal(await notes(driver.session), ["run 2"]);
  });

  test.run();
}
