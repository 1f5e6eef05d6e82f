import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";

export const upsertCases: readonly ConformanceCase[] = [
  withOrm("upsert inserts where the key is free and updates where it is taken", async (orm) => {
    const upsert = (count: number) =>
      orm.counter.upsert({
        where: { name: "n" },
        create: { name: "n", count },
        update: { count: { increment: count } },
        select: { count: true },
      });
    assert.deepEqual(await upsert(5), { count: 5 });
    assert.deepEqual(await upsert(3), { count: 8 });
    assert.equal(await orm.counter.count(), 1);
  }),
  withOrm("create is completed from where, in both spellings of a compound key", async (orm) => {
    const nested = await orm.setting.upsert({
      where: { scope_key: { scope: "s", key: "k" } },
      create: { value: "1" },
      update: { value: "2" },
    });
    assert.deepEqual(nested, { scope: "s", key: "k", value: "1", version: 1 });
    const flat = await orm.setting.upsert({
      where: { scope: "s", key: "k" },
      create: { scope: "s", key: "k", value: "1" },
      update: { value: "2", version: { increment: 1 } },
    });
    assert.deepEqual(flat, { scope: "s", key: "k", value: "2", version: 2 });
    const pair = { left: "l", right: 1 };
    const named = await orm.named.upsert({ where: { pair }, create: { id: "n", ...pair }, update: {} });
    assert.deepEqual(named, { id: "n", left: "l", right: 1, note: null });
  }),
  withOrm("create must agree with where", async (orm) => {
    const where = { scope_key: { scope: "s", key: "k" } };
    const error = await fails(
      orm.setting.upsert({ where, create: { scope: "other", value: "v" }, update: {} }),
      "INVALID_QUERY",
    );
    assert.equal(error.path, "create.scope");
    assert.equal(await orm.setting.count(), 0);
  }),
  withOrm("only the key in where can turn it into an update: Bob is not renamed", async (orm) => {
    await orm.author.create({ data: { id: "b", email: "bob@example.dev", name: "Bob" } });
    const error = await fails(
      orm.author.upsert({
        where: { email: "new@example.dev" },
        create: { id: "b", email: "new@example.dev", name: "New" },
        update: { name: "Renamed" },
      }),
      "UNIQUE_CONSTRAINT_VIOLATION",
    );
    assert.deepEqual(error.meta.target, ["id"]);
    const authors = await orm.author.findMany({ select: { id: true, email: true, name: true } });
    assert.deepEqual(authors, [{ id: "b", email: "bob@example.dev", name: "Bob" }]);
  }),
  withOrm("where the key is taken, what the new row would share does not matter", async (orm) => {
    await orm.author.createMany({
      data: [
        { id: "a", email: "a@example.dev", name: "A" },
        { id: "b", email: "b@example.dev", name: "B" },
      ],
    });
    const updated = await orm.author.upsert({
      where: { id: "a" },
      create: { email: "b@example.dev", name: "never stored" },
      update: { name: "A2" },
      select: { id: true, email: true, name: true },
    });
    assert.deepEqual(updated, { id: "a", email: "a@example.dev", name: "A2" });
  }),
  withOrm("an update may not take another row's key", async (orm) => {
    await orm.tag.createMany({
      data: [
        { id: "a", label: "1" },
        { id: "b", label: "2" },
      ],
    });
    const upsert = orm.tag.upsert({ where: { id: "a" }, create: { label: "3" }, update: { label: "2" } });
    assert.deepEqual((await fails(upsert, "UNIQUE_CONSTRAINT_VIOLATION")).meta.target, ["label"]);
    assert.equal((await orm.tag.findUnique({ where: { id: "a" } }))?.label, "1");
  }),
  withOrm("an empty update gives back the row as it is", async (orm) => {
    await orm.tag.create({ data: { id: "a", label: "1" } });
    const found = await orm.tag.upsert({ where: { label: "1" }, create: { id: "z" }, update: {} });
    assert.deepEqual(found, { id: "a", label: "1" });
  }),
];
