import { type ConformanceCase, withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { inAnyOrder } from "../expect.ts";
import { fillLibrary } from "../library.ts";

export const findCases: readonly ConformanceCase[] = [
  withOrm("findUnique finds by id, by unique field and by compound key in both spellings", async (orm) => {
    await fillLibrary(orm);
    const select = { name: true };
    assert.deepEqual(await orm.author.findUnique({ where: { id: "ada" }, select }), { name: "Ada" });
    assert.deepEqual(await orm.author.findUnique({ where: { email: "bob@example.dev" }, select }), {
      name: "Bob",
    });
    const key = { authorId: "bob", slug: "one" };
    assert.deepEqual(await orm.article.findUnique({ where: key, select: { id: true } }), { id: "a3" });
    assert.deepEqual(await orm.article.findUnique({ where: { authorId_slug: key }, select: { id: true } }), {
      id: "a3",
    });
  }),
  withOrm("findUnique finds by a key with a name of its own, and in a model without an id", async (orm) => {
    await orm.named.create({ data: { id: "n", left: "l", right: 2 } });
    await orm.setting.create({ data: { scope: "s", key: "k", value: "v" } });
    const pair = await orm.named.findUnique({ where: { pair: { left: "l", right: 2 } } });
    assert.equal(pair?.id, "n");
    const setting = await orm.setting.findUnique({ where: { scope: "s", key: "k" } });
    assert.deepEqual(setting, { scope: "s", key: "k", value: "v", version: 1 });
  }),
  withOrm("what is not there is null, an empty list or zero", async (orm) => {
    assert.equal(await orm.author.findUnique({ where: { id: "nobody" } }), null);
    assert.equal(await orm.article.findUnique({ where: { authorId: "a", slug: "b" } }), null);
    assert.equal(await orm.author.findFirst({}), null);
    assert.equal(await orm.author.findOne(), null);
    assert.deepEqual(await orm.author.findMany(), []);
    assert.equal(await orm.author.count(), 0);
  }),
  withOrm("a result holds exactly what select asks for, without it all scalars", async (orm) => {
    await fillLibrary(orm);
    const where = { id: "ada" };
    const narrowed = await orm.author.findFirst({ where, select: { age: true, name: undefined, id: false } });
    assert.deepEqual(narrowed, { age: 36 });
    const whole = await orm.author.findFirst({ where });
    const names = ["active", "age", "createdAt", "email", "id", "name", "role"];
    assert.deepEqual(Object.keys(whole ?? {}).sort(), names);
  }),
  withOrm(
    "findFirst is the first by orderBy, completed by the primary key, findOne the same",
    async (orm) => {
      await fillLibrary(orm);
      const first = await orm.article.findFirst({ orderBy: { rank: "desc" }, select: { id: true } });
      assert.deepEqual(first, { id: "a1" });
      const second = await orm.article.findOne({ orderBy: { rank: "desc" }, skip: 1, select: { id: true } });
      assert.deepEqual(second, { id: "a3" });
      assert.deepEqual(await orm.article.findFirst({ select: { id: true } }), { id: "a1" });
    },
  ),
  withOrm("orderBy takes an object or a list, and paging never repeats or drops a row", async (orm) => {
    await fillLibrary(orm);
    const ids = async (args: object) => (await orm.comment.findMany(args)).map((row) => row.id);
    assert.deepEqual(await ids({ orderBy: { position: "asc" } }), ["c3", "c4", "c5", "c2", "c1"]);
    const list = [{ position: "desc" }, { id: "desc" }];
    assert.deepEqual(await ids({ orderBy: list }), ["c1", "c2", "c5", "c4", "c3"]);
    const pages = [];
    for (let skip = 0; skip < 6; skip += 2) {
      pages.push(...(await ids({ orderBy: { position: "asc" }, take: 2, skip })));
    }
    assert.deepEqual(pages, ["c3", "c4", "c5", "c2", "c1"]);
    assert.deepEqual(await ids({ take: 2 }), ["c1", "c2"]);
    assert.deepEqual(await ids({ skip: 3 }), ["c4", "c5"]);
    assert.deepEqual(await ids({ take: 0 }), []);
    assert.deepEqual(await ids({ skip: 9 }), []);
  }),
  withOrm("count counts what the filter, take and skip leave", async (orm) => {
    await fillLibrary(orm);
    assert.equal(await orm.comment.count(), 5);
    assert.equal(await orm.comment.count({ where: { articleId: "a1" } }), 3);
    assert.equal(await orm.comment.count({ take: 2 }), 2);
    assert.equal(await orm.comment.count({ skip: 4, take: 3 }), 1);
    assert.equal(await orm.comment.count({ where: { OR: [] } }), 0);
  }),
  withOrm("calls that are made together are answered each by its own", async (orm) => {
    await fillLibrary(orm);
    const ids = ["ada", "bob", "nobody", "cyd", "ada"];
    const found = await Promise.all(ids.map((id) => orm.author.findUnique({ where: { id } })));
    assert.deepEqual(
      found.map((author) => author?.id ?? null),
      ["ada", "bob", null, "cyd", "ada"],
    );
    const all = await orm.author.findMany({ where: { id: { in: ids } } });
    assert.deepEqual(inAnyOrder(all.map((author) => author.id)), ["ada", "bob", "cyd"]);
  }),
];
