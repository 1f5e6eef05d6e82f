import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver } from "../../engine/driver.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  counter: model({
    table: "counters",
    fields: { id: id(), name: string().unique(), hits: integer() },
  }),
});

const ormOver = (driver: Driver) => createOrm({ schema, driver });

interface Context {
  target: SqlTarget | null;
}

const CLIENTS = ["sql.js", "pg pool", "pg client", "mysql2 pool", "mysql2 connection"];

for (const name of CLIENTS.filter((client) => client in sqlTargets)) {
  const test: Test<Context> = suite(`at the same time on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = (await sqlTargets[name]?.()) ?? null;
    await context.target?.driver.push?.(schema.catalog);
  });
  test.before.each(async ({ target }) => {
    if (target !== null) await ormOver(target.driver).counter.deleteMany({ where: {} });
  });
  test.after(async ({ target }) => target?.close());
  const check = (title: string, run: (target: SqlTarget) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target !== null) await run(target);
    });

  check("upserts of few keys lose nothing and never meet a taken key", async ({ driver, other }) => {
    const orms = [ormOver(driver), ormOver(other ?? driver)];
    const keys = ["a", "b", "c"];
    const runs = Array.from({ length: 120 }, (_, at) => {
      const key = keys[at % keys.length] ?? "a";
      return orms[at % 2]?.counter.upsert({
        where: { name: key },
        create: { name: key, hits: 1 },
        update: { hits: { increment: 1 } },
      });
    });
    const failed = (await Promise.allSettled(runs)).filter((run) => run.status === "rejected");
    assert.equal(
      failed.map(({ reason }) => reason),
      [],
    );
    const counters = await ormOver(driver).counter.findMany({ orderBy: { name: "asc" } });
    assert.equal(
      counters.map(({ name: key, hits }) => [key, hits]),
      keys.map((key) => [key, 120 / keys.length]),
    );
  });

  check("a serializable transaction that lost is run again, and none is lost", async ({ driver }) => {
    const orm = ormOver(driver);
    await orm.counter.create({ data: { id: "x", name: "x", hits: 0 } });
    const increments = Array.from({ length: 8 }, () =>
      orm.transaction(
        async (tx) => {
          const found = await tx.counter.findUnique({ where: { id: "x" } });
          await new Promise((resolve) => setTimeout(resolve, 2));
          await tx.counter.update({ where: { id: "x" }, data: { hits: (found?.hits ?? 0) + 1 } });
        },
        { isolationLevel: "serializable", maxRetries: 50 },
      ),
    );
    await Promise.all(increments);
    assert.is((await orm.counter.findUnique({ where: { id: "x" } }))?.hits, 8);
  });

  check(
    "in a transaction, calls of several statements and nested transactions take turns",
    async ({ driver }) => {
      const orm = ormOver(driver);
      await orm.counter.create({ data: { id: "x", name: "x", hits: 0 } });
      const hit = { where: { name: "x" }, data: { hits: { increment: 1 } } };
      await orm.transaction(async (tx) => {
        const answers = await Promise.all([
          tx.counter.update(hit),
          tx.transaction((nested) => Promise.all([nested.counter.update(hit), nested.counter.update(hit)])),
          tx.counter.update(hit),
          tx
            .transaction(async (nested) => {
              await nested.counter.update(hit);
              throw new Error("undone");
            })
            .catch(() => null),
          tx.counter.upsert({ where: { name: "x" }, create: { name: "x", hits: 0 }, update: hit.data }),
        ]);
        const rows = answers.flat().map((row) => row?.hits);
        assert.equal(rows, [1, 2, 3, 4, undefined, 5]);
      });
      assert.is((await orm.counter.findUnique({ where: { id: "x" } }))?.hits, 5);
    },
  );

  check(
    "a call that is refused at once with others dooms the transaction, and hangs nothing",
    async ({ driver }) => {
      const orm = ormOver(driver);
      await orm.counter.createMany({
        data: ["x", "y"].map((name) => ({ id: name, name, hits: 0 })),
      });
      const hit = { where: { name: "x" }, data: { hits: { increment: 1 } } };
      const results: PromiseSettledResult<unknown>[] = [];
      const failed = orm.transaction(async (tx) => {
        results.push(
          ...(await Promise.allSettled([
            tx.counter.update(hit),
            tx.counter.update({ where: { name: "y" }, data: { name: "x" } }),
            tx.counter.update(hit),
            tx.transaction((nested) => nested.counter.update(hit)),
          ])),
        );
      });
      assert.is(await failed.catch((error: OrmError) => error.code), "ABORTED");
      const codes = results.map((result) => (result.status === "rejected" ? result.reason.code : null));
      assert.equal(codes, [null, "UNIQUE_CONSTRAINT_VIOLATION", "ABORTED", "ABORTED"]);
      assert.is((await orm.counter.findUnique({ where: { id: "x" } }))?.hits, 0);
    },
  );

  check(
    "a call that is aborted while others wait for their turn ends the transaction",
    async ({ driver }) => {
      const orm = ormOver(driver);
      await orm.counter.create({ data: { id: "x", name: "x", hits: 0 } });
      const hit = { where: { name: "x" }, data: { hits: { increment: 1 } } };
      const controller = new AbortController();
      const failed = orm.transaction(async (tx) => {
        const calls = Array.from({ length: 6 }, () => tx.counter.update(hit));
        const aborted = tx.counter.update({ ...hit }, { signal: controller.signal });
        controller.abort();
        await Promise.all([...calls, aborted]);
      });
      assert.is(await failed.catch((error: OrmError) => error.code), "ABORTED");
      assert.is((await orm.counter.findUnique({ where: { id: "x" } }))?.hits, 0);
    },
  );

  check("a deadlock is told as one that may be tried again", async ({ driver, other }) => {
    if (other === null) return;
    const orm = ormOver(driver);
    await orm.counter.createMany({
      data: [
        { id: "a", name: "a", hits: 0 },
        { id: "b", name: "b", hits: 0 },
      ],
    });
    const met = meeting(2);
    const crossing = (over: Driver, first: string, second: string) =>
      ormOver(over).transaction(async (tx) => {
        await tx.counter.updateMany({ where: { id: first }, data: { hits: 1 } });
        await met();
        await tx.counter.updateMany({ where: { id: second }, data: { hits: 1 } });
      });
    const results = await Promise.allSettled([crossing(driver, "a", "b"), crossing(other, "b", "a")]);
    const errors = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    assert.is(errors.length, 1);
    assert.instance(errors[0], OrmError);
    assert.is(errors[0].code, "DEADLOCK");
    assert.ok(errors[0].retryable);
  });

  test.run();
}

/** Resolves for all who come once so many have come. */
function meeting(expected: number): () => Promise<void> {
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  let come = 0;
  return () => {
    come++;
    if (come === expected) open();
    return all;
  };
}
