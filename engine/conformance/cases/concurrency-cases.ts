import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { codesOf } from "../expect.ts";

const AT_ONCE = 20;

function together<T>(run: (at: number) => Promise<T>): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(Array.from({ length: AT_ONCE }, (_, at) => run(at)));
}

export const concurrencyCases: readonly ConformanceCase[] = [
  withOrm("20 upserts of one new key at once give one row and no error", async (orm) => {
    const results = await together(() =>
      orm.counter.upsert({
        where: { name: "n" },
        create: { name: "n", count: 1 },
        update: { count: { increment: 1 } },
      }),
    );
    for (const result of results) if (result.status === "rejected") throw result.reason;
    assert.deepEqual(await orm.counter.findMany({ select: { name: true, count: true } }), [
      { name: "n", count: AT_ONCE },
    ]);
  }),
  withOrm("20 creates of one unique value at once: exactly one succeeds", async (orm) => {
    const results = await together((at) => orm.tag.create({ data: { id: `t${at}`, label: "same" } }));
    assert.deepEqual(codesOf(results), Array(AT_ONCE - 1).fill("UNIQUE_CONSTRAINT_VIOLATION"));
    assert.equal(await orm.tag.count(), 1);
  }),
  withOrm("20 increments at once all count", async (orm) => {
    await orm.counter.create({ data: { name: "n", count: 0 } });
    const increment = { where: { name: "n" }, data: { count: { increment: 1 } } };
    const results = await together(() => orm.counter.update(increment));
    for (const result of results) if (result.status === "rejected") throw result.reason;
    const counts = results.map((result) => (result.status === "fulfilled" ? result.value?.count : null));
    assert.deepEqual(
      counts.sort((a, b) => Number(a) - Number(b)),
      counts.map((_, at) => at + 1),
    );
  }),
  withOrm("a guarded update lets through no more than the guard allows", async (orm) => {
    await orm.counter.create({ data: { name: "n", count: 5 } });
    const results = await together(() =>
      orm.counter.update({ where: { name: "n", count: { gt: 0 } }, data: { count: { decrement: 1 } } }),
    );
    for (const result of results) if (result.status === "rejected") throw result.reason;
    const through = results.filter((result) => result.status === "fulfilled" && result.value !== null);
    assert.equal(through.length, 5);
    assert.equal((await orm.counter.findUnique({ where: { name: "n" } }))?.count, 0);
  }),
];
