import type { NumberChange } from "../../../compiler/types/number-change.ts";
import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";

const INT_MAX = 2 ** 31 - 1;
const BIG_MAX = 2n ** 63n - 1n;

export const numberCases: readonly ConformanceCase[] = [
  withOrm(
    "operations compute from the stored value; division drops the fraction towards zero",
    async (orm) => {
      await orm.counter.create({ data: { name: "n", count: 7, total: 9007199254740993n } });
      const where = { name: "n" };
      const count = async (operation: NumberChange<number, null>) =>
        (await orm.counter.update({ where, data: { count: operation } }))?.count;
      assert.equal(await count({ increment: 3 }), 10);
      assert.equal(await count({ decrement: 17 }), -7);
      assert.equal(await count({ divide: 2 }), -3);
      assert.equal(await count({ multiply: -5 }), 15);
      assert.equal(await count({ divide: -4 }), -3);
      assert.equal(await count({ set: 4 }), 4);
      const total = async (operation: NumberChange<bigint, never>) =>
        (await orm.counter.update({ where, data: { total: operation } }))?.total;
      assert.equal(await total({ increment: 1n }), 9007199254740994n);
      assert.equal(await total({ multiply: 3n }), 27021597764222982n);
      assert.equal(await total({ divide: 7n }), 3860228252031854n);
      assert.equal(await total({ decrement: 4000000000000000n }), -139771747968146n);
      assert.equal(await total({ divide: 1000n }), -139771747968n);
    },
  ),
  withOrm("null stays null", async (orm) => {
    await orm.counter.create({ data: { name: "n", count: null } });
    const updated = await orm.counter.update({ where: { name: "n" }, data: { count: { increment: 1 } } });
    assert.equal(updated?.count, null);
  }),
  withOrm("a result outside the range is CHECK_VIOLATION, and no row changes", async (orm) => {
    await orm.counter.createMany({
      data: [
        { name: "a", count: 1, total: 1n },
        { name: "b", count: INT_MAX, total: BIG_MAX },
        { name: "c", count: -(2 ** 31), total: -(2n ** 63n) },
      ],
    });
    const all = (data: object) => orm.counter.updateMany({ where: {}, data });
    await fails(all({ count: { increment: 1 } }), "CHECK_VIOLATION");
    await fails(all({ count: { decrement: 1 } }), "CHECK_VIOLATION");
    await fails(all({ count: { multiply: 2 } }), "CHECK_VIOLATION");
    await fails(all({ total: { increment: 1n } }), "CHECK_VIOLATION");
    await fails(all({ total: { decrement: 1n } }), "CHECK_VIOLATION");
    await fails(all({ total: { multiply: BIG_MAX } }), "CHECK_VIOLATION");
    const c = { where: { name: "c" } };
    await fails(orm.counter.update({ ...c, data: { count: { divide: -1 } } }), "CHECK_VIOLATION");
    await fails(orm.counter.update({ ...c, data: { total: { divide: -1n } } }), "CHECK_VIOLATION");
    const rows = await orm.counter.findMany({
      orderBy: { name: "asc" },
      select: { count: true, total: true },
    });
    assert.deepEqual(rows, [
      { count: 1, total: 1n },
      { count: INT_MAX, total: BIG_MAX },
      { count: -(2 ** 31), total: -(2n ** 63n) },
    ]);
  }),
  {
    name: "decimals are computed exactly where the capability says so, and refused where it does not",
    run: async ({ orm, capabilities }) => {
      await orm.counter.create({ data: { name: "n", sum: "0.10" } });
      const change = (operation: NumberChange<string, never>) =>
        orm.counter.update({ where: { name: "n" }, data: { sum: operation }, select: { sum: true } });
      await fails(change({ divide: "3" }), "UNSUPPORTED");
      if (!capabilities.decimalArithmetic) {
        await fails(change({ increment: "0.20" }), "UNSUPPORTED");
        assert.deepEqual(await change({ set: "7.70" }), { sum: "7.7" });
        return;
      }
      assert.deepEqual(await change({ increment: "0.20" }), { sum: "0.3" });
      assert.deepEqual(await change({ multiply: "12345678901234567890.5" }), {
        sum: "3703703670370370367.15",
      });
      assert.deepEqual(await change({ decrement: "3703703670370370368.15" }), { sum: "-1" });
    },
  },
  withOrm("several fields are computed from the row as it was", async (orm) => {
    await orm.counter.create({ data: { name: "n", count: 2, total: 3n } });
    const updated = await orm.counter.update({
      where: { name: "n" },
      data: { count: { multiply: 10 }, total: { increment: 1n }, name: "m" },
      select: { name: true, count: true, total: true },
    });
    assert.deepEqual(updated, { name: "m", count: 20, total: 4n });
  }),
];
