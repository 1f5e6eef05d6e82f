import { Miniflare } from "miniflare";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { detectDatabaseRuntime } from "../../engine/detection/detect-database-runtime.ts";
import { createD1Driver } from "../../engine/entries/d1.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema } from "../schema/walkthrough-schema.ts";
import { codeOf } from "./support/code-of.ts";

interface Context {
  worker: Miniflare;
  db: object;
  orm: Awaited<ReturnType<typeof open>>;
}

const open = (client: object) => bootstrapDatabase({ schema: controlPlaneSchema, client });

const worker = new Miniflare({
  modules: [{ type: "ESModule", path: "worker.mjs", contents: "export default {}" }],
  compatibilityDate: "2026-04-01",
  d1Databases: ["DB"],
  host: "127.0.0.1",
});
const db = await worker.getD1Database("DB");
const test = suite<Context>("D1", { worker, db, orm: await open(db) });

test.before.each(async ({ orm }) => {
  await orm.auditLog.deleteMany({ where: {} });
  await orm.workspaceMembership.deleteMany({ where: {} });
  await orm.workspace.deleteMany({ where: {} });
  await orm.user.deleteMany({ where: {} });
  await orm.user.create({ data: { id: "u", email: "ada", name: "Ada" } });
  await orm.workspace.create({ data: { id: "w", slug: "acme", name: "Acme", plan: "free" } });
});

test.after(() => worker.dispose());

test("is recognised through Miniflare's proxy, and set up twice", async ({ db, orm }) => {
  assert.is(detectDatabaseRuntime(db)?.kind, "d1");
  await open(db);
  assert.is(await orm.user.count(), 1);
  const explicit = createOrm({ schema: controlPlaneSchema, driver: createD1Driver({ client: db }) });
  assert.is(await explicit.user.count(), 1);
});

test("returns nested rows in one request", async ({ orm }) => {
  await orm.workspaceMembership.create({ data: { userId: "u", workspaceId: "w", role: "owner" } });
  const found = await orm.workspace.findUnique({
    where: { slug: "acme" },
    select: { name: true, memberships: { select: { role: true, user: { select: { email: true } } } } },
  });
  assert.equal(found, { name: "Acme", memberships: [{ role: "owner", user: { email: "ada" } }] });
});

test("inserts more than a statement holds in one request, all or none", async ({ orm }) => {
  const trips: number[] = [];
  const stop = orm.$on("query", ({ roundTrips }) => void trips.push(roundTrips));
  const name = "x".repeat(200_000);
  const data = [1, 2, 3, 4].map((at) => ({ email: `${at}`, name }));
  assert.is((await orm.user.createMany({ data, select: { id: true } })).length, 4);
  const last = { email: "ada", name };
  const taken = () =>
    orm.user.createMany({ data: [...data.map(({ email }) => ({ email: `b${email}`, name })), last] });
  assert.is(await codeOf(taken), "UNIQUE_CONSTRAINT_VIOLATION");
  stop();
  assert.equal(trips, [1, 1]);
  assert.is(await orm.user.count(), 5);
});

test("commits what a transaction held back, and tells it before", async ({ orm }) => {
  const returned = await orm.transaction(async (tx) => {
    const user = await tx.user.create({ data: { email: "eve", name: "Eve" } });
    await tx.workspaceMembership.create({ data: { userId: user.id, workspaceId: "w" } });
    const workspace = await tx.workspace.update({ where: { slug: "acme" }, data: { plan: "pro" } });
    assert.is(await tx.auditLog.deleteMany({ where: {} }), 0);
    assert.is(await orm.user.count(), 1);
    return { user, workspace };
  });
  assert.equal(await orm.user.findUnique({ where: { email: "eve" } }), returned.user);
  assert.equal(await orm.workspace.findUnique({ where: { id: "w" } }), returned.workspace);
  assert.is(await orm.workspaceMembership.count(), 1);
});

test("upserts inside a transaction", async ({ orm }) => {
  await orm.transaction(async (tx) => {
    const row = { name: "Eve", email: "eve" };
    assert.is(
      (
        await tx.workspace.upsert({
          where: { slug: "acme" },
          create: { slug: "acme", name: "n", plan: "free" },
          update: { name: "changed" },
        })
      ).id,
      "w",
    );
    assert.is((await tx.user.upsert({ where: { email: "eve" }, create: row, update: {} })).name, "Eve");
  });
  assert.is((await orm.workspace.findUnique({ where: { id: "w" } }))?.name, "changed");
  assert.is(await orm.user.count(), 2);
});

test("leaves nothing when the callback throws, or a key is taken", async ({ orm }) => {
  const thrown = orm.transaction(async (tx) => {
    await tx.user.create({ data: { email: "eve", name: "Eve" } });
    throw new Error("mine");
  });
  assert.is(await thrown.catch((error) => error.message), "mine");
  const taken = () =>
    orm.transaction(async (tx) => {
      await tx.workspace.create({ data: { slug: "new", name: "New", plan: "free" } });
      await tx.user.create({ data: { email: "ada", name: "Other" } });
    });
  assert.is(await codeOf(taken), "UNIQUE_CONSTRAINT_VIOLATION");
  assert.is(await orm.user.count(), 1);
  assert.is(await orm.workspace.count(), 1);
});

test("notices that a row which it changes was changed since", async ({ orm }) => {
  const conflicting = (maxRetries: number) =>
    orm.transaction(
      async (tx) => {
        const { name } = (await tx.workspace.update({ where: { id: "w" }, data: { plan: "pro" } })) ?? {};
        if (name === "Acme") await orm.workspace.update({ where: { id: "w" }, data: { name: "changed" } });
      },
      { maxRetries },
    );
  assert.is(await codeOf(() => conflicting(0)), "TRANSACTION_CONFLICT");
  await orm.workspace.update({ where: { id: "w" }, data: { name: "Acme" } });
  await conflicting(1);
  const { name, plan } = (await orm.workspace.findUnique({ where: { id: "w" } })) ?? {};
  assert.equal([name, plan], ["changed", "pro"]);
});

test("notices that rows which it counted are not those that it changes", async ({ orm }) => {
  const code = await codeOf(() =>
    orm.transaction(async (tx) => {
      assert.is(await tx.user.updateMany({ where: {}, data: { name: "all" } }), 1);
      await orm.user.create({ data: { email: "late", name: "Late" } });
    }),
  );
  assert.is(code, "TRANSACTION_CONFLICT");
  assert.is(await orm.user.count({ where: { name: "all" } }), 0);
});

test("refuses what needs the writes that are held back", async ({ orm }) => {
  const code = await codeOf(() =>
    orm.transaction(async (tx) => {
      await tx.user.create({ data: { email: "eve", name: "Eve" } });
      await tx.user.count();
    }),
  );
  assert.is(code, "UNSUPPORTED");
  assert.is(await orm.user.count(), 1);
});

test("drops what a nested transaction held back when it fails", async ({ orm }) => {
  await orm.transaction(async (tx) => {
    const nested = (email: string, fails: boolean) =>
      tx.transaction(async (inner) => {
        await inner.user.create({ data: { email, name: email } });
        if (fails) throw new Error("inner");
      });
    await nested("kept", false);
    await nested("lost", true).catch(() => {});
  });
  const users = await orm.user.findMany({ select: { email: true }, orderBy: { email: "asc" } });
  assert.equal(users, [{ email: "ada" }, { email: "kept" }]);
});

test.run();
