import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails, inAnyOrder } from "../expect.ts";
import { fillLibrary } from "../library.ts";

export const nestedCases: readonly ConformanceCase[] = [
  withOrm("three levels, each with a filter, an order and a limit that counts per parent", async (orm) => {
    await fillLibrary(orm);
    const authors = await orm.author.findMany({
      orderBy: { name: "asc" },
      take: 2,
      select: {
        name: true,
        articles: {
          where: { rank: { gte: 1 } },
          orderBy: { rank: "asc" },
          take: 2,
          select: {
            title: true,
            comments: { orderBy: { position: "asc" }, take: 2, skip: 1, select: { body: true } },
          },
        },
      },
    });
    assert.deepEqual(authors, [
      {
        name: "Ada",
        articles: [
          { title: "Two", comments: [] },
          { title: "One", comments: [{ body: "second" }, { body: "first" }] },
        ],
      },
      { name: "Bob", articles: [{ title: "Three", comments: [] }] },
    ]);
  }),
  withOrm("true gives all scalars; absent to-one is null, absent to-many an empty list", async (orm) => {
    await fillLibrary(orm);
    const cyd = await orm.author.findUnique({
      where: { id: "cyd" },
      select: { badge: true, articles: true },
    });
    assert.deepEqual(cyd, { badge: null, articles: [] });
    const ada = await orm.author.findUnique({ where: { id: "ada" }, select: { badge: true } });
    assert.deepEqual(ada, { badge: { id: "b1", authorId: "ada", motto: "first" } });
    const comment = await orm.comment.findUnique({ where: { id: "c1" }, select: { parent: true } });
    assert.deepEqual(comment, { parent: null });
  }),
  withOrm("a filter on a to-one that does not hold gives null", async (orm) => {
    await fillLibrary(orm);
    const select = { author: { where: { name: "Bob" }, select: { id: true } } };
    const rows = await orm.article.findMany({ orderBy: { id: "asc" }, select });
    assert.deepEqual(rows, [{ author: null }, { author: null }, { author: { id: "bob" } }]);
  }),
  withOrm("relations lead back and forth, and to the same model", async (orm) => {
    await fillLibrary(orm);
    const found = await orm.comment.findUnique({
      where: { id: "c2" },
      select: {
        parent: { select: { id: true, replies: { orderBy: { id: "desc" }, select: { id: true } } } },
        article: { select: { author: { select: { badge: { select: { motto: true } } } } } },
      },
    });
    assert.deepEqual(found, {
      parent: { id: "c1", replies: [{ id: "c3" }, { id: "c2" }] },
      article: { author: { badge: { motto: "first" } } },
    });
  }),
  withOrm("a pair that is connected twice counts once, from both sides", async (orm) => {
    await fillLibrary(orm);
    const article = await orm.article.findUnique({
      where: { id: "a1" },
      select: { tags: { orderBy: { label: "asc" }, select: { label: true } } },
    });
    assert.deepEqual(article, { tags: [{ label: "keys" }, { label: "sql" }] });
    const tags = await orm.tag.findMany({
      orderBy: { id: "asc" },
      select: { id: true, articles: { orderBy: { id: "asc" }, take: 1, select: { id: true } } },
    });
    assert.deepEqual(tags, [
      { id: "t1", articles: [{ id: "a1" }] },
      { id: "t2", articles: [{ id: "a1" }] },
    ]);
  }),
  withOrm("take 0 and a filter that is never true give empty lists at every level", async (orm) => {
    await fillLibrary(orm);
    const author = await orm.author.findUnique({
      where: { id: "ada" },
      select: {
        articles: { orderBy: { id: "asc" }, select: { comments: { take: 0 }, tags: { where: { OR: [] } } } },
      },
    });
    const empty = { comments: [], tags: [] };
    assert.deepEqual(author, { articles: [empty, empty] });
  }),
  withOrm("without an order all related rows come, in any order", async (orm) => {
    await fillLibrary(orm);
    const article = await orm.article.findUnique({ where: { id: "a1" }, select: { comments: true } });
    assert.deepEqual(inAnyOrder((article?.comments ?? []).map((comment) => comment.id)), ["c1", "c2", "c3"]);
  }),
  withOrm("create, update and upsert select relations too", async (orm) => {
    await fillLibrary(orm);
    const select = { author: { select: { name: true } }, comments: { select: { id: true } } };
    const data = { authorId: "cyd", slug: "new", title: "New" };
    const created = await orm.article.create({ data, select });
    assert.deepEqual(created, { author: { name: "Cyd" }, comments: [] });
    const updated = await orm.article.update({
      where: { id: "a3" },
      data: { authorId: "ada", slug: "x" },
      select,
    });
    assert.deepEqual(updated, { author: { name: "Ada" }, comments: [{ id: "c5" }] });
    const where = { authorId_slug: { authorId: "cyd", slug: "new" } };
    const upserted = await orm.article.upsert({
      where,
      create: { title: "N" },
      update: { title: "M" },
      select,
    });
    assert.deepEqual(upserted, { author: { name: "Cyd" }, comments: [] });
  }),
  {
    name: "a required row that is not there is DECODE_FAILED, naming it, where references are not enforced",
    run: async ({ orm, capabilities }) => {
      const orphan = { id: "a9", authorId: "nobody", slug: "s", title: "t" };
      if (capabilities.foreignKeys) {
        await fails(orm.article.create({ data: orphan }), "FOREIGN_KEY_VIOLATION");
        return;
      }
      await orm.article.create({ data: orphan });
      const read = orm.article.findUnique({ where: { id: "a9" }, select: { author: true } });
      const error = await fails(read, "DECODE_FAILED");
      assert.match(`${error.path} ${error.message}`, /author/);
    },
  },
];
