import type { ConformanceCase } from "../conformance-case.ts";
import { withOrm } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { fails } from "../expect.ts";
import { fillLibrary } from "../library.ts";

const CANARY = "canary-3141592653";

export const errorCases: readonly ConformanceCase[] = [
  withOrm(
    "a taken key is UNIQUE_CONSTRAINT_VIOLATION with its fields, whichever call takes it",
    async (orm) => {
      await fillLibrary(orm);
      const target = async (call: Promise<unknown>) =>
        (await fails(call, "UNIQUE_CONSTRAINT_VIOLATION")).meta.target;
      assert.deepEqual(await target(orm.tag.create({ data: { id: "t1", label: "new" } })), ["id"]);
      assert.deepEqual(await target(orm.tag.create({ data: { label: "sql" } })), ["label"]);
      assert.deepEqual(
        await target(orm.article.create({ data: { authorId: "ada", slug: "one", title: "t" } })),
        ["authorId", "slug"],
      );
      assert.deepEqual(await target(orm.tag.update({ where: { id: "t1" }, data: { label: "keys" } })), [
        "label",
      ]);
      assert.deepEqual(await target(orm.article.updateMany({ where: { id: "a2" }, data: { slug: "one" } })), [
        "authorId",
        "slug",
      ]);
      await orm.setting.create({ data: { scope: "s", key: "k" } });
      assert.deepEqual(await target(orm.setting.create({ data: { scope: "s", key: "k" } })), [
        "scope",
        "key",
      ]);
      await orm.named.create({ data: { left: "l", right: 1 } });
      assert.deepEqual(await target(orm.named.create({ data: { left: "l", right: 1 } })), ["left", "right"]);
      await orm.counter.create({ data: { name: "n" } });
      assert.deepEqual(await target(orm.counter.create({ data: { name: "n" } })), ["name"]);
    },
  ),
  {
    name: "references are kept where the capability says so, and not where it does not",
    run: async ({ orm, capabilities }) => {
      await fillLibrary(orm);
      const calls = [
        () => orm.comment.create({ data: { articleId: "nothing", body: "b" } }),
        () => orm.comment.update({ where: { id: "c1" }, data: { articleId: "nothing" } }),
        () => orm.author.delete({ where: { id: "bob" } }),
        () => orm.author.deleteMany({ where: {} }),
        () => orm.author.update({ where: { id: "ada" }, data: { id: "ida" } }),
      ];
      for (const call of calls) {
        if (capabilities.foreignKeys) await fails(call(), "FOREIGN_KEY_VIOLATION");
        else await call();
      }
      if (capabilities.foreignKeys) assert.equal(await orm.author.count(), 3);
    },
  },
  {
    name: "rows that refer to one another may be created and removed together, or none of them is",
    run: async ({ orm, ...subject }) => {
      const referencesByRow = subject.referencesByRow();
      await fillLibrary(orm);
      const data = [
        { id: "x", articleId: "a1", body: "child", parentId: "y" },
        { id: "y", articleId: "a1", body: "parent" },
      ];
      if (referencesByRow) await fails(orm.comment.createMany({ data }), "FOREIGN_KEY_VIOLATION");
      else assert.equal((await orm.comment.createMany({ data })).length, 2);
      const where = { id: { in: ["x", "y"] } };
      assert.equal(await orm.comment.count({ where }), referencesByRow ? 0 : 2);
      assert.equal(await orm.comment.deleteMany({ where }), referencesByRow ? 0 : 2);
    },
  },
  withOrm("messages name model and operation, never a value", async (orm) => {
    await orm.tag.create({ data: { id: CANARY, label: CANARY } });
    const errors = [
      await fails(orm.tag.create({ data: { label: CANARY } }), "UNIQUE_CONSTRAINT_VIOLATION"),
      await fails(
        orm.tag.upsert({ where: { label: "other" }, create: { id: CANARY }, update: {} }),
        "UNIQUE_CONSTRAINT_VIOLATION",
      ),
    ];
    for (const error of errors) {
      const { model, operation } = error.meta;
      assert.equal(model, "tag");
      assert.ok(operation !== undefined && error.message.includes(operation), error.message);
      assert.ok(!error.message.includes(CANARY), error.message);
      assert.ok(!JSON.stringify(error.meta).includes(CANARY));
      assert.match(error.message, /tag/);
      assert.equal(error.retryable, false);
      assert.equal(typeof error.backendKind, "string");
    }
  }),
];
