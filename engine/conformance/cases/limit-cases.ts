import { callOrm } from "../call-orm.ts";
import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { inAnyOrder } from "../expect.ts";

const LIST_MAX = 10_000;
/** A list's item is a node of the filter, and so are its field and the field's operator: 2,000 are allowed. */
const VALUES = 990;
const OPERATORS = 660;
const NOTS = 18;
const LEVELS = 8;

function numbered<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

/** What the budgets of a call allow must work, whatever the limits of the backend. */
export const limitCases: readonly ConformanceCase[] = [
  withOrm("lists of ten thousand values, by key and by another field", async (orm) => {
    await orm.sample.createMany({
      data: numbered(30, (at) => ({ id: `s${at}`, text: `t${at}`, whole: at })),
    });
    const far = numbered(LIST_MAX - 2, (at) => `none ${at}`);
    const ids = async (where: object) => {
      const rows = await orm.sample.findMany({ where, select: { id: true } });
      return inAnyOrder(rows.map((row) => row.id));
    };
    assert.deepEqual(await ids({ id: { in: ["s3", ...far, "s7"] } }), ["s3", "s7"]);
    assert.deepEqual(await ids({ text: { in: [...far, "t9"] } }), ["s9"]);
    const others = numbered(LIST_MAX, (at) => at + 2);
    assert.deepEqual(await ids({ whole: { notIn: others } }), ["s0", "s1"]);
  }),
  withOrm("a filter of as many conditions, and as deep, as a call may have", async (orm) => {
    await orm.sample.createMany({ data: numbered(5, (at) => ({ id: `s${at}`, whole: at })) });
    const OR = numbered(VALUES, (at) => ({ whole: at + 3 }));
    assert.equal(await orm.sample.count({ where: { OR: [...OR] } }), 2);
    const AND = numbered(OPERATORS, (at) => ({ whole: { not: at + 3 } }));
    assert.equal(await orm.sample.count({ where: { AND: [...AND] } }), 3);
    let where: object = { whole: 1 };
    for (let level = 0; level < NOTS; level++) where = { NOT: where };
    assert.equal(await callOrm(orm, { model: "sample", method: "count", args: { where } }), 1);
  }),
  withOrm("eight levels of relations", async (orm) => {
    await orm.sample.createMany({
      data: numbered(LEVELS + 1, (at) => ({ id: `s${at}`, ownerId: at === 0 ? null : `s${at - 1}` })),
    });
    let select: object = { id: true };
    for (let level = 0; level < LEVELS; level++) select = { id: true, owner: { select } };
    const args = { where: { id: `s${LEVELS}` }, select };
    const found = await callOrm(orm, { model: "sample", method: "findUnique", args });
    let at: unknown = found;
    for (let level = 0; level < LEVELS; level++) at = Reflect.get(Object(at), "owner");
    assert.deepEqual(at, { id: "s0" });
  }),
  withOrm("limits as large as a number can be", async (orm) => {
    await orm.sample.createMany({ data: numbered(3, (at) => ({ id: `s${at}`, ownerId: "s0" })) });
    const take = Number.MAX_SAFE_INTEGER;
    const page = { take, skip: 1, select: { id: true } };
    assert.deepEqual(await orm.sample.findMany({ ...page }), [{ id: "s1" }, { id: "s2" }]);
    assert.deepEqual(await orm.sample.findMany({ take, skip: take, select: { id: true } }), []);
    const nested = await orm.sample.findUnique({ where: { id: "s0" }, select: { owned: page } });
    assert.deepEqual(nested, { owned: [{ id: "s1" }, { id: "s2" }] });
  }),
  withOrm("a text and a JSON value of a megabyte", async (orm) => {
    const text = "ä😀%".repeat(150_000);
    const data = { list: numbered(20_000, (at) => ({ at, text: `value ${at}` })) };
    await orm.sample.create({ data: { id: "big", ownerId: "big", text, data } });
    const where = { id: "big" };
    assert.equal((await orm.sample.findUnique({ where, select: { text: true } }))?.text, text);
    // Apart, as a row of D1 has two megabytes at most.
    const { owned = [] } = (await orm.sample.findUnique({ where, select: { owned: true } })) ?? {};
    assert.equal(owned[0]?.text, text);
    assert.deepEqual(owned[0]?.data, data);
    assert.equal(await orm.sample.count({ where: { text } }), 1);
    assert.equal(await orm.sample.count({ where: { text: { endsWith: "😀%" } } }), 1);
  }),
];
