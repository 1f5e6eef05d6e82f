import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver, Session } from "../../engine/driver.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { change, rows } from "./support/statements.ts";

const schema = defineSchema({
  gate: model({ table: "gates", fields: { id: id(), passes: integer() } }),
});

const UPDATE = { where: { id: "g" }, data: { passes: { increment: 1 } } };

/** What the server does for others than the one who asks, as far as it touches the table. */
const ACTIVITY: Readonly<Record<string, string>> = {
  // Inside a transaction it would go on telling what it told first.
  postgres: `select query from pg_stat_clear_snapshot(), pg_stat_activity
    where state = 'active' and pid <> pg_backend_pid() and datname = current_database() and query like '%gates%'`,
  mariadb: `select info from information_schema.processlist
    where command <> 'Sleep' and id <> connection_id() and db = database() and info like '%gates%'`,
  mysql: `select info from performance_schema.processlist
    where command <> 'Sleep' and id <> connection_id() and db = database() and info like '%gates%'`,
};

interface Locked {
  /** Whether the server runs nothing for the others. */
  readonly isIdle: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** Somebody else's transaction has the row. */
async function lockRow(other: Driver): Promise<Locked> {
  let release: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    release = resolve;
  });
  let locked: (session: Session) => void = () => undefined;
  const isLocked = new Promise<Session>((resolve) => {
    locked = resolve;
  });
  const holding = runTransaction(other, {}, null, async (tx) => {
    await change(tx, "update gates set passes = passes where id = 'g'");
    locked(tx);
    await end;
  });
  const session = await isLocked;
  return {
    isIdle: async () => (await rows(session, ACTIVITY[other.dialect ?? ""] ?? "")).length === 0,
    release: () => {
      release();
      return holding;
    },
  };
}

async function until(isSo: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

async function faultOf(call: Promise<unknown>): Promise<OrmError> {
  const error: unknown = await call.then(
    () => new Error("it was answered"),
    (reason: unknown) => reason,
  );
  if (error instanceof OrmError) return error;
  throw error;
}

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`interruptions on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.before.each(async ({ target }) => {
    if (target === null) return;
    await change(target.driver.session, "delete from gates");
    await change(target.driver.session, "insert into gates (id, passes) values ('g', 0)");
  });
  test.after(async ({ target }) => target?.close());
  const check = (title: string, run: (target: SqlTarget) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target !== null) await run(target);
    });
  /** Where another connection can be in the way. */
  const checkLocked = (title: string, run: (target: SqlTarget, locked: Locked) => Promise<void>): void =>
    check(title, async (target) => {
      if (target.other === null) return;
      const locked = await lockRow(target.other);
      try {
        await run(target, locked);
      } finally {
        await locked.release();
      }
    });
  const passes = async (driver: Driver) =>
    Number((await rows(driver.session, "select passes from gates"))[0]?.[0]);

  check("a call that was aborted before sends nothing", async ({ driver }) => {
    const orm = createOrm({ schema, driver });
    const statements: string[] = [];
    orm.$on("query", (event) => statements.push(...event.statements));
    const signal = AbortSignal.abort(new Error("mine"));
    const error = await faultOf(orm.gate.update(UPDATE, { signal }));
    assert.equal([error.code, error.meta.effect, error.meta.model], ["ABORTED", "none", "gate"]);
    assert.is(error.cause, signal.reason);
    assert.is((await faultOf(orm.transaction(async () => 1, { signal }))).code, "ABORTED");
    assert.is((await faultOf(orm.batch([(tx) => tx.gate.count()], { signal }))).code, "ABORTED");
    assert.equal(statements, []);
    assert.is(await passes(driver), 0);
  });

  check("a call that is answered in time is as any other", async ({ driver }) => {
    const orm = createOrm({ schema, driver });
    const { signal } = new AbortController();
    assert.is((await orm.gate.update(UPDATE, { signal, timeoutMs: 60_000 }))?.passes, 1);
    assert.equal(await orm.gate.findUnique({ where: { id: "g" } }, { signal }), { id: "g", passes: 1 });
    const counts = await orm.batch([(tx) => tx.gate.count(), (tx) => tx.gate.count()], { timeoutMs: 60_000 });
    assert.equal(counts, [1, 1]);
    assert.is(await orm.transaction((tx) => tx.gate.count({}, { signal }), { timeoutMs: 60_000 }), 1);
  });

  checkLocked("a call out of time is rejected while the row is still locked", async (target, { isIdle }) => {
    const { driver } = target;
    const orm = createOrm({ schema, driver });
    const error = await faultOf(orm.gate.updateMany(UPDATE, { timeoutMs: 60 }));
    assert.equal([error.code, error.meta.effect], ["TIMEOUT", "unknown"]);
    if (!driver.capabilities.cancellation) return;
    assert.ok(await until(isIdle), "the server still runs it");
    assert.is(await orm.gate.count(), 1, "the client is as good as before");
  });

  checkLocked("an aborted call ends on the server, and changes nothing", async (target, locked) => {
    const { driver } = target;
    const orm = createOrm({ schema, driver });
    const controller = new AbortController();
    const call = faultOf(orm.gate.updateMany(UPDATE, { signal: controller.signal }));
    assert.ok(await until(async () => !(await locked.isIdle())), "it is under way");
    controller.abort();
    assert.is((await call).code, "ABORTED");
    if (driver.capabilities.cancellation) assert.ok(await until(locked.isIdle), "the server still runs it");
    await locked.release();
    // Where it could not be ended it goes on to its end.
    const made = driver.capabilities.cancellation ? 0 : 1;
    const isMade = async () => (await orm.gate.count({ where: { passes: made } })) === 1;
    assert.ok(await until(isMade));
  });

  checkLocked("many calls at once leave the pool as it was", async ({ driver }, { isIdle }) => {
    if (!driver.capabilities.cancellation) return;
    const orm = createOrm({ schema, driver });
    const calls = Array.from({ length: 12 }, () => faultOf(orm.gate.updateMany(UPDATE, { timeoutMs: 80 })));
    for (const error of await Promise.all(calls)) assert.is(error.code, "TIMEOUT");
    assert.ok(await until(isIdle), "the server still runs some");
    assert.equal(await Promise.all(Array.from({ length: 12 }, () => orm.gate.count())), Array(12).fill(1));
  });

  checkLocked("a call inside a transaction ends the transaction with it", async (target, locked) => {
    const { driver } = target;
    const orm = createOrm({ schema, driver });
    let inside = "";
    const outside = faultOf(
      orm.transaction(async (tx) => {
        await tx.gate.create({ data: { id: "new", passes: 1 } });
        const error = await faultOf(tx.gate.updateMany(UPDATE, { timeoutMs: 60 }));
        inside = `${error.code} ${error.meta.effect}`;
      }),
    );
    assert.ok(await until(async () => inside !== ""));
    if (driver.capabilities.cancellation) assert.ok(await until(locked.isIdle), "the server still runs it");
    await locked.release();
    assert.is((await outside).code, "ABORTED");
    assert.is(inside, "TIMEOUT none");
    assert.equal(await orm.gate.findMany(), [{ id: "g", passes: 0 }]);
  });

  check("a transaction out of time does not wait for its callback", async ({ driver, other }) => {
    const orm = createOrm({ schema, driver });
    let resume: () => void = () => undefined;
    const resumed = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const later: Promise<OrmError>[] = [];
    const error = await faultOf(
      orm.transaction(
        async (tx) => {
          // On a busy machine it may be out of time by then.
          await tx.gate.updateMany(UPDATE).catch(() => undefined);
          await resumed;
          later.push(faultOf(tx.gate.updateMany(UPDATE)));
        },
        { timeoutMs: 60 },
      ),
    );
    assert.equal([error.code, error.meta.effect], ["TIMEOUT", "none"]);
    // The row is free again, and as it was.
    await createOrm({ schema, driver: other ?? driver }).gate.updateMany(UPDATE);
    resume();
    assert.ok(await until(async () => later.length > 0));
    await Promise.all(later);
    assert.is(await passes(driver), 1);
  });

  checkLocked("a transaction out of time ends the call that it is in", async ({ driver }, locked) => {
    const orm = createOrm({ schema, driver });
    const error = await faultOf(orm.transaction((tx) => tx.gate.updateMany(UPDATE), { timeoutMs: 60 }));
    assert.is(error.code, "TIMEOUT");
    if (driver.capabilities.cancellation) assert.ok(await until(locked.isIdle), "the server still runs it");
    await locked.release();
    assert.is(await orm.gate.count({ where: { passes: 0 } }), 1);
  });

  check("options that are none are refused", async ({ driver }) => {
    const orm = createOrm({ schema, driver });
    for (const [options, path] of [
      [{ timeoutMs: 0 }, "options.timeoutMs"],
      [{ timeoutMs: 1.5 }, "options.timeoutMs"],
      [{ timeoutMs: 2 ** 31 }, "options.timeoutMs"],
      [Object.assign({}, { signal: "abort" }), "options.signal"],
      [Object.assign({}, { timeout: 5 }), "options"],
    ] as const) {
      const error = await faultOf(Reflect.apply(orm.gate.count, orm.gate, [{}, options]));
      assert.equal([error.code, error.path], ["INVALID_QUERY", path]);
    }
  });

  test.run();
}
