import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";
import { fillLibrary } from "../library.ts";

export const changeCases: readonly ConformanceCase[] = [
  withOrm("update returns the record as it is afterwards, or null where nothing matched", async (orm) => {
    await fillLibrary(orm);
    const select = { name: true, age: true };
    const data = { name: "Ada L", age: null, role: undefined };
    assert.deepEqual(await orm.author.update({ where: { id: "ada" }, data, select }), {
      name: "Ada L",
      age: null,
    });
    assert.equal(await orm.author.update({ where: { id: "nobody" }, data }), null);
    const same = await orm.author.update({ where: { email: "bob@example.dev" }, data: {}, select });
    assert.deepEqual(same, { name: "Bob", age: null });
  }),
  withOrm("a key may be updated, and is then found by its new value only", async (orm) => {
    await fillLibrary(orm);
    const where = { authorId_slug: { authorId: "bob", slug: "one" } };
    const updated = await orm.article.update({ where, data: { slug: "uno" }, select: { id: true } });
    assert.deepEqual(updated, { id: "a3" });
    assert.equal(await orm.article.findUnique({ where }), null);
    const now = await orm.article.findUnique({
      where: { authorId: "bob", slug: "uno" },
      select: { id: true },
    });
    assert.deepEqual(now, { id: "a3" });
    await orm.tag.create({ data: { id: "old", label: "old" } });
    await orm.tag.update({ where: { id: "old" }, data: { id: "new" } });
    assert.deepEqual(await orm.tag.findUnique({ where: { label: "old" } }), { id: "new", label: "old" });
  }),
  withOrm("a filter beside the key is a guard: where it does not hold nothing is written", async (orm) => {
    await fillLibrary(orm);
    const data = { name: "X" };
    assert.equal(await orm.author.update({ where: { id: "ada", age: { lt: 30 } }, data }), null);
    assert.equal(await orm.author.update({ where: { id: "bob", age: 1 }, data }), null);
    assert.equal(await orm.author.delete({ where: { id: "cyd", active: false } }), 0);
    const article = { authorId_slug: { authorId: "ada", slug: "one" }, rank: 99 };
    assert.equal(await orm.article.update({ where: article, data: { title: "X" } }), null);
    assert.equal(await orm.author.count({ where: { name: "X" } }), 0);
    const guarded = await orm.author.update({
      where: { id: "ada", OR: [{ age: null }, { age: { gt: 30 } }] },
      data,
      select: { name: true },
    });
    assert.deepEqual(guarded, { name: "X" });
  }),
  withOrm("update and delete by a filter touch one row, the first by primary key", async (orm) => {
    await fillLibrary(orm);
    const where = { articleId: "a1" };
    const updated = await orm.comment.update({ where, data: { position: 9 }, select: { id: true } });
    assert.deepEqual(updated, { id: "c1" });
    assert.equal(await orm.comment.count({ where: { position: 9 } }), 1);
    assert.equal(await orm.articleTag.delete({ where: { articleId: "a1", tagId: "t2" } }), 1);
    assert.equal(await orm.articleTag.count(), 3);
  }),
  withOrm("updateMany and deleteMany answer how many rows matched, changed or not", async (orm) => {
    await fillLibrary(orm);
    assert.equal(await orm.article.updateMany({ where: { rank: 2 }, data: { rank: 2 } }), 2);
    assert.equal(await orm.article.updateMany({ where: { rank: 2 }, data: {} }), 2);
    assert.equal(await orm.article.updateMany({ where: { rank: 7 }, data: { rank: 1 } }), 0);
    assert.equal(await orm.article.updateMany({ where: {}, data: { rank: 5 } }), 3);
    assert.equal(await orm.article.count({ where: { rank: 5 } }), 3);
    assert.equal(await orm.articleTag.deleteMany({ where: { OR: [] } }), 0);
    assert.equal(await orm.articleTag.deleteMany({ where: { tagId: "t1" } }), 2);
    assert.equal(await orm.articleTag.deleteMany({ where: {} }), 2);
    assert.equal(await orm.articleTag.deleteMany({ where: {} }), 0);
  }),
  withOrm("delete answers 0 or 1, and its keys are free again", async (orm) => {
    await orm.tag.create({ data: { id: "t", label: "sql" } });
    assert.equal(await orm.tag.delete({ where: { label: "sql" } }), 1);
    assert.equal(await orm.tag.delete({ where: { label: "sql" } }), 0);
    assert.equal(await orm.tag.findUnique({ where: { id: "t" } }), null);
    await orm.tag.create({ data: { id: "t", label: "sql" } });
    assert.equal(await orm.tag.count(), 1);
  }),
  withOrm("a failed updateMany changes no row", async (orm) => {
    await orm.tag.createMany({
      data: [
        { id: "a", label: "1" },
        { id: "b", label: "2" },
      ],
    });
    const update = orm.tag.updateMany({ where: {}, data: { label: "same" } });
    await fails(update, "UNIQUE_CONSTRAINT_VIOLATION");
    const tags = await orm.tag.findMany({ orderBy: { id: "asc" } });
    assert.deepEqual(tags, [
      { id: "a", label: "1" },
      { id: "b", label: "2" },
    ]);
  }),
];
