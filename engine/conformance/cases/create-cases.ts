import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails, inAnyOrder } from "../expect.ts";

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const createCases: readonly ConformanceCase[] = [
  withOrm("create fills what was not given, and returns what was stored", async (orm) => {
    const before = Date.now();
    const created = await orm.author.create({ data: { email: "a@b.c", name: "Ada", age: undefined } });
    assert.match(created.id, UUID_7);
    assert.ok(
      created.createdAt.getTime() >= before - 1000 && created.createdAt.getTime() <= Date.now() + 1000,
    );
    const { id, createdAt, ...given } = created;
    assert.deepEqual(given, { email: "a@b.c", name: "Ada", age: null, role: "reader", active: true });
    assert.deepEqual(await orm.author.findUnique({ where: { id } }), created);
    const found = await orm.author.findMany({ where: { createdAt }, select: { id: true } });
    assert.deepEqual(found, [{ id }]);
  }),
  withOrm("ids that the database assigns ascend, also over createMany", async (orm) => {
    const first = await orm.counter.create({ data: { name: "one" }, select: { id: true } });
    const more = await orm.counter.createMany({
      data: [{ name: "two" }, { name: "three" }],
      select: { id: true, name: true },
    });
    const last = await orm.counter.create({ data: { name: "four" }, select: { id: true } });
    const ids = [first.id, ...more.map((row) => row.id), last.id];
    assert.ok(
      ids.every((id, at) => Number.isInteger(id) && (at === 0 || id > (ids[at - 1] ?? id))),
      `${ids}`,
    );
    assert.deepEqual(
      more.map((row) => row.name),
      ["two", "three"],
    );
  }),
  withOrm("an id that is given is kept", async (orm) => {
    assert.equal((await orm.counter.create({ data: { id: 1_000_000, name: "n" } })).id, 1_000_000);
    assert.equal((await orm.tag.create({ data: { id: "", label: "empty" } })).id, "");
    assert.deepEqual(await orm.tag.findUnique({ where: { id: "" } }), { id: "", label: "empty" });
  }),
  withOrm("createMany returns records in input order, and takes an empty list", async (orm) => {
    const labels = ["m", "z", "a", "Z"];
    const created = await orm.tag.createMany({
      data: labels.map((label) => ({ label })),
      select: { label: true },
    });
    assert.deepEqual(
      created.map((tag) => tag.label),
      labels,
    );
    assert.deepEqual(await orm.tag.createMany({ data: [] }), []);
    assert.equal(await orm.tag.count(), 4);
  }),
  withOrm("createMany stores all rows or none", async (orm) => {
    await orm.tag.create({ data: { id: "t", label: "taken" } });
    const data = [{ label: "new" }, { label: "taken" }, { label: "newer" }];
    await fails(orm.tag.createMany({ data }), "UNIQUE_CONSTRAINT_VIOLATION");
    await fails(
      orm.tag.createMany({ data: [{ label: "twice" }, { label: "twice" }] }),
      "UNIQUE_CONSTRAINT_VIOLATION",
    );
    assert.deepEqual(await orm.tag.findMany(), [{ id: "t", label: "taken" }]);
  }),
  withOrm("createMany takes more rows than one statement has parameters", async (orm) => {
    const data = Array.from({ length: 2_500 }, (_, at) => ({ id: `t${at}`, label: `label ${at}` }));
    const created = await orm.tag.createMany({ data, select: { id: true } });
    assert.deepEqual(
      created.map((tag) => tag.id),
      data.map((tag) => tag.id),
    );
    const ids = data.map((tag) => tag.id);
    const found = await orm.tag.findMany({ where: { id: { in: ids } }, select: { id: true } });
    assert.deepEqual(inAnyOrder(found.map((tag) => tag.id)), inAnyOrder(ids));
  }),
  withOrm("any number of rows may have null in a unique key, and no two the same value", async (orm) => {
    const target = async (call: Promise<unknown>) =>
      (await fails(call, "UNIQUE_CONSTRAINT_VIOLATION")).meta.target;
    const note = (id: string, text: string | null) =>
      orm.named.update({ where: { id }, data: { note: text }, select: { note: true } });
    await orm.named.createMany({ data: ["a", "b", "c"].map((id) => ({ id, left: id, right: 1 })) });
    assert.deepEqual(await note("a", "x"), { note: "x" });
    assert.deepEqual(await target(note("b", "x")), ["note"]);
    assert.deepEqual(await note("a", null), { note: null });
    assert.equal(await orm.named.findUnique({ where: { note: "x" } }), null);
    assert.deepEqual(await note("b", "x"), { note: "x" });
    assert.equal(await orm.named.count({ where: { note: null } }), 2);
  }),
  withOrm("in a key of several fields one that is null is enough", async (orm) => {
    const rows = [
      { whole: 1 },
      { whole: 1 },
      { choice: "a" },
      { choice: "a" },
      { whole: 1, choice: "a" },
    ] as const;
    await orm.sample.createMany({ data: rows.map((row, at) => ({ id: `s${at}`, ...row })) });
    const again = orm.sample.create({ data: { id: "s5", whole: 1, choice: "a" } });
    assert.deepEqual((await fails(again, "UNIQUE_CONSTRAINT_VIOLATION")).meta.target, ["whole", "choice"]);
    assert.equal(await orm.sample.count(), 5);
  }),
];
