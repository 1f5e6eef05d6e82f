import { OrmError } from "../../../ir/orm-error.ts";
import type { ConformanceCase, ConformanceSubject } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";

class Stop extends Error {}

/** A case for backends that claim transactions; the others must refuse them. */
function whereClaimed(name: string, run: (subject: ConformanceSubject) => Promise<void>): ConformanceCase {
  return {
    name,
    run: async (subject) => {
      if (subject.capabilities.transactions !== "none") return run(subject);
      await fails(
        subject.orm.transaction(async () => 1),
        "UNSUPPORTED",
      );
    },
  };
}

function readsItsWrites({ capabilities }: ConformanceSubject): boolean {
  return capabilities.transactions !== "deferredAtomic";
}

/** Why a transaction failed: the code of its own error, or of the one inside it that left only a rollback. */
async function reasonOf(transaction: Promise<unknown>): Promise<unknown> {
  const error = await assert.rejects(transaction);
  if (!(error instanceof OrmError)) return error;
  return error.code === "ABORTED" ? error.meta.failure : error.code;
}

/** Ascending: calls that are made at once may take their turns in any order. */
async function countsOf(calls: readonly Promise<{ readonly count: number | null } | null>[]) {
  const rows = await Promise.all(calls);
  return rows.map((row) => row?.count ?? Number.NaN).sort((a, b) => a - b);
}

export const transactionCases: readonly ConformanceCase[] = [
  whereClaimed("a resolved transaction is committed, and its value is the callback's", async ({ orm }) => {
    const value = await orm.transaction(async (tx) => {
      const before = await tx.tag.count();
      await tx.tag.create({ data: { id: "a", label: "1" } });
      const { id } = await tx.tag.create({ data: { id: "b", label: "2" } });
      return [before, id];
    });
    assert.deepEqual(value, [0, "b"]);
    assert.equal(await orm.tag.count(), 2);
  }),
  whereClaimed("a callback that throws leaves nothing, and its error arrives as it is", async (subject) => {
    const { orm } = subject;
    await orm.tag.create({ data: { id: "old", label: "old" } });
    const stop = new Stop("stop");
    const failed = orm.transaction(async (tx) => {
      await tx.tag.update({ where: { id: "old" }, data: { label: "changed" } });
      await tx.author.create({ data: { id: "ada", email: "ada@example.dev", name: "Ada" } });
      if (readsItsWrites(subject)) await tx.author.delete({ where: { id: "ada" } });
      throw stop;
    });
    assert.equal(await failed.catch((error: unknown) => error), stop);
    assert.deepEqual(await orm.tag.findMany(), [{ id: "old", label: "old" }]);
    assert.equal(await orm.author.count(), 0);
  }),
  whereClaimed("a call that the callback does not wait for is made all the same", async ({ orm }) => {
    let left: Promise<unknown> = Promise.resolve();
    await orm.transaction(async (tx) => {
      left = tx.tag.create({ data: { id: "a", label: "1" } });
    });
    await left;
    assert.equal(await orm.tag.count(), 1);
  }),
  whereClaimed(
    "what fails behind the callback's back keeps the transaction from its commit",
    async ({ orm }) => {
      await orm.tag.create({ data: { id: "a", label: "1" } });
      let left: Promise<unknown> = Promise.resolve();
      const failed = orm.transaction(async (tx) => {
        await tx.author.create({ data: { id: "ada", email: "ada@example.dev", name: "Ada" } });
        left = tx.tag
          .createMany({
            data: [
              { id: "b", label: "2" },
              { id: "b", label: "3" },
            ],
          })
          .catch(() => undefined);
      });
      assert.equal(await reasonOf(failed), "UNIQUE_CONSTRAINT_VIOLATION");
      await left;
      assert.equal([await orm.tag.count(), await orm.author.count()].join(), "1,0");
    },
  ),
  whereClaimed("the orm of a transaction that is over makes no call any more", async ({ orm }) => {
    const ends = [async () => {}, () => Promise.reject(new Stop("stop"))];
    for (const end of ends) {
      let kept = orm;
      const ended = orm.transaction(async (tx) => {
        kept = tx;
        await end();
      });
      await ended.catch(() => undefined);
      await fails(kept.tag.create({ data: { id: "a", label: "1" } }), "INVALID_QUERY");
      await fails(kept.tag.count(), "INVALID_QUERY");
      await fails(
        kept.transaction(async (tx) => tx.tag.count()),
        "INVALID_QUERY",
      );
    }
    assert.equal(await orm.tag.count(), 0);
  }),
  whereClaimed("a transaction reads its own writes, or refuses to", async (subject) => {
    const { orm } = subject;
    await orm.tag.create({ data: { id: "a", label: "1" } });
    if (!readsItsWrites(subject)) {
      const reading = orm.transaction(async (tx) => {
        await tx.tag.create({ data: { id: "b", label: "2" } });
        await tx.tag.count();
      });
      await fails(reading, "UNSUPPORTED");
      assert.equal(await orm.tag.count(), 1);
      return;
    }
    await orm.transaction(async (tx) => {
      await tx.tag.update({ where: { id: "a" }, data: { label: "2" } });
      assert.equal(await tx.tag.findUnique({ where: { label: "1" } }), null);
      assert.deepEqual(await tx.tag.findUnique({ where: { label: "2" } }), { id: "a", label: "2" });
      await tx.tag.create({ data: { id: "b", label: "1" } });
      assert.equal(await tx.tag.count({ where: { label: { in: ["1", "2"] } } }), 2);
      await tx.tag.delete({ where: { id: "a" } });
      assert.deepEqual(await tx.tag.findMany(), [{ id: "b", label: "1" }]);
    });
    assert.deepEqual(await orm.tag.findMany(), [{ id: "b", label: "1" }]);
  }),
  whereClaimed("after an error that the callback swallows only a rollback is possible", async ({ orm }) => {
    await orm.tag.create({ data: { id: "a", label: "1" } });
    const transaction = orm.transaction(async (tx) => {
      await tx.tag.create({ data: { id: "b", label: "2" } });
      await tx.tag.create({ data: { id: "c", label: "1" } }).catch(() => {});
      await tx.tag.create({ data: { id: "d", label: "4" } }).catch(() => {});
    });
    assert.equal(await reasonOf(transaction), "UNIQUE_CONSTRAINT_VIOLATION");
    assert.deepEqual(await orm.tag.findMany(), [{ id: "a", label: "1" }]);
  }),
  {
    name: "nested transactions are savepoints where the capability says so",
    run: async ({ orm, capabilities }) => {
      if (capabilities.transactions === "none") return;
      const outer = orm.transaction(async (tx) => {
        await tx.tag.create({ data: { id: "a", label: "1" } });
        const inner = tx.transaction(async (nested) => {
          await nested.tag.create({ data: { id: "b", label: "2" } });
          throw new Stop();
        });
        if (!capabilities.savepoints) await fails(inner, "UNSUPPORTED");
        else assert.ok((await assert.rejects(inner)) instanceof Stop);
        await tx.transaction((nested) => nested.tag.create({ data: { id: "c", label: "3" } }));
      });
      if (!capabilities.savepoints) {
        assert.equal(await reasonOf(outer), "UNSUPPORTED");
        assert.equal(await orm.tag.count(), 0);
        return;
      }
      await outer;
      const ids = (await orm.tag.findMany({ orderBy: { id: "asc" } })).map((tag) => tag.id);
      assert.deepEqual(ids, ["a", "c"]);
    },
  },
  whereClaimed(
    "writes made at once inside one transaction answer each as it left the record",
    async (subject) => {
      const { orm } = subject;
      if (!readsItsWrites(subject)) return;
      await orm.counter.create({ data: { name: "n", count: 0 } });
      const update = { count: { increment: 1 } };
      await orm.transaction(async (tx) => {
        const byKey = [1, 2, 3].map(() => tx.counter.update({ where: { name: "n" }, data: update }));
        assert.deepEqual(await countsOf(byKey), [1, 2, 3]);
        const found = [1, 2, 3].map(() => tx.counter.update({ where: { count: { gt: 0 } }, data: update }));
        assert.deepEqual(await countsOf(found), [4, 5, 6]);
        const upserted = ["n", "m", "n", "m"].map((name) =>
          tx.counter.upsert({ where: { name }, create: { name, count: 0 }, update }),
        );
        assert.deepEqual(await countsOf(upserted), [0, 1, 7, 8]);
      });
      assert.equal((await orm.counter.findUnique({ where: { name: "n" } }))?.count, 8);
    },
  ),
  whereClaimed("a nested transaction and a write beside it lose nothing of each other", async (subject) => {
    const { orm, capabilities } = subject;
    if (!capabilities.savepoints || !readsItsWrites(subject)) return;
    await orm.counter.create({ data: { name: "n", count: 0 } });
    const hit = { where: { name: "n" }, data: { count: { increment: 1 } } };
    await orm.transaction(async (tx) => {
      const calls = [
        tx.counter.update(hit),
        tx.transaction((nested) => nested.counter.update(hit)),
        tx.counter.update(hit),
      ];
      assert.deepEqual(await countsOf(calls), [1, 2, 3]);
    });
    assert.equal((await orm.counter.findUnique({ where: { name: "n" } }))?.count, 3);
  }),
  whereClaimed("20 transactions at once that read and then write lose no update", async ({ orm }) => {
    await orm.counter.create({ data: { name: "n", count: 0 } });
    const isolationLevel = orm.$driver.capabilities.isolationLevels.includes("serializable")
      ? ("serializable" as const)
      : undefined;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () =>
        orm.transaction(
          async (tx) => {
            const row = await tx.counter.findUnique({ where: { name: "n" } });
            await tx.counter.update({ where: { name: "n" }, data: { count: (row?.count ?? 0) + 1 } });
          },
          { isolationLevel, maxRetries: 50 },
        ),
      ),
    );
    const committed = results.filter((result) => result.status === "fulfilled").length;
    const row = await orm.counter.findUnique({ where: { name: "n" } });
    const { transactions } = orm.$driver.capabilities;
    if (transactions === "interactive" || transactions === "optimistic") assert.equal(row?.count, committed);
    assert.ok(committed > 0);
  }),
  whereClaimed("batch runs its tasks in one transaction, in order", async ({ orm }) => {
    const results = await orm.batch([
      (tx) => tx.author.count(),
      (tx) => tx.tag.create({ data: { id: "a", label: "1" } }),
      (tx) => tx.counter.create({ data: { name: "n" }, select: { name: true } }),
    ]);
    assert.deepEqual(results, [0, { id: "a", label: "1" }, { name: "n" }]);
    const failed = orm.batch([
      (tx) => tx.tag.create({ data: { id: "b", label: "2" } }),
      (tx) => tx.tag.create({ data: { id: "c", label: "1" } }),
    ]);
    await fails(failed, "UNIQUE_CONSTRAINT_VIOLATION");
    assert.equal(await orm.tag.count(), 1);
  }),
  {
    name: "isolation levels that are not claimed are refused",
    run: async ({ orm, capabilities }) => {
      if (capabilities.transactions === "none") return;
      const levels = ["read uncommitted", "read committed", "repeatable read", "serializable"] as const;
      for (const isolationLevel of levels) {
        const transaction = orm.transaction(async (tx) => tx.tag.count(), { isolationLevel });
        if (capabilities.isolationLevels.includes(isolationLevel)) assert.equal(await transaction, 0);
        else await fails(transaction, "UNSUPPORTED");
      }
    },
  },
];
