import { OrmError } from "@farming-labs/orm";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type GuideOrm, openMemory } from "./open-memory.ts";
import { titlesOf } from "./titles-of.ts";

const test = suite<{ orm: GuideOrm }>("guide");

test.before.each(async (context) => {
  const orm = openMemory();
  context.orm = orm;
  await orm.author.createMany({
    data: [
      { id: "ada", email: "ada@acme.dev", name: "Ada" },
      { id: "bob", email: "bob@acme.dev", name: "Bob", bio: "Writes 100% of it" },
    ],
  });
  await orm.account.create({ data: { id: "a1", authorId: "ada", credits: 2 } });
  await orm.post.createMany({
    data: [
      {
        id: "p1",
        authorId: "ada",
        locale: "en",
        slug: "engines",
        title: "Engines",
        state: "published",
      },
      { id: "p2", authorId: "ada", locale: "en", slug: "notes", title: "Notes" },
      {
        id: "p3",
        authorId: "bob",
        locale: "en",
        slug: "looms",
        title: "Looms",
        state: "published",
      },
    ],
  });
  await orm.topic.create({ data: { id: "t1", name: "history" } });
  await orm.postTopic.create({ data: { postId: "p1", topicId: "t1" } });
});

test("keys", async ({ orm }) => {
  // #region keys
  await orm.author.findUnique({ where: { email: "ada@acme.dev" } });
  await orm.post.findUnique({ where: { locale_slug: { locale: "en", slug: "notes" } } });
  await orm.post.findUnique({ where: { locale: "en", slug: "notes" } }); // the same
  // #endregion
  const post = await orm.post.findUnique({
    where: { locale: "en", slug: "notes" },
    select: { id: true },
  });
  assert.equal(post, { id: "p2" });
});

test("select", async ({ orm }) => {
  // #region select
  const page = await orm.author.findMany({
    where: { isAdmin: false },
    orderBy: { name: "asc" },
    take: 20,
    select: {
      name: true,
      account: { select: { credits: true } },
      posts: {
        where: { state: "published" },
        orderBy: [{ publishedAt: "desc" }, { title: "asc" }],
        take: 3,
        select: { title: true, topics: { select: { name: true } } },
      },
    },
  });
  // #endregion
  assert.equal(page, [
    {
      name: "Ada",
      account: { credits: 2 },
      posts: [{ title: "Engines", topics: [{ name: "history" }] }],
    },
    { name: "Bob", account: null, posts: [{ title: "Looms", topics: [] }] },
  ]);
});

test("filters", async ({ orm }) => {
  // #region filters
  const found = await orm.author.findMany({
    where: {
      createdAt: { lte: new Date() },
      OR: [{ bio: { contains: "100%" } }, { email: { in: ["ada@acme.dev", "eve@acme.dev"] } }],
      NOT: { name: { startsWith: "X" } },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  // #endregion
  assert.equal(found, [{ id: "ada" }, { id: "bob" }]);
});

test("null", async ({ orm }) => {
  // #region null
  await orm.author.count({ where: { bio: null } }); // 1: Ada
  await orm.author.count({ where: { bio: { not: "x" } } }); // 1: Bob; of Ada's nobody knows
  await orm.author.count({ where: { OR: [{ bio: { not: "x" } }, { bio: null }] } }); // 2
  // #endregion
  assert.is(await orm.author.count({ where: { bio: null } }), 1);
  assert.is(await orm.author.count({ where: { bio: { not: "x" } } }), 1);
  assert.is(await orm.author.count({ where: { OR: [{ bio: { not: "x" } }, { bio: null }] } }), 2);
});

test("writes", async ({ orm }) => {
  // #region writes
  const eve = await orm.author.create({ data: { email: "eve@acme.dev", name: "Eve" } });

  // The updated record, or null where there is none.
  await orm.author.update({ where: { id: eve.id }, data: { bio: null, name: "Eva" } });

  // Create it, or change what is there: one action, whoever else does the same meanwhile.
  await orm.topic.upsert({ where: { name: "history" }, create: { name: "history" }, update: {} });

  // How many. `where: {}` means all rows, and has to be written.
  await orm.post.updateMany({ where: { state: "draft" }, data: { state: "published" } });
  await orm.post.deleteMany({ where: { publishedAt: { lt: new Date("2020-01-01") } } });
  await orm.author.delete({ where: { id: eve.id } }); // 0 or 1
  // #endregion
  assert.is(await orm.author.count(), 2);
  assert.is(await orm.post.count({ where: { state: "published" } }), 3);
  assert.is(await orm.topic.count(), 1);
});

test("guard", async ({ orm }) => {
  // #region guard
  const account = await orm.account.update({
    where: { authorId: "ada", credits: { gte: 1 } },
    data: { credits: { decrement: 1 } },
    select: { credits: true },
  });
  if (account === null) throw new Error("no credits left");
  // #endregion
  assert.is(account.credits, 1);
});

test("transaction", async ({ orm }) => {
  // #region transaction
  const post = await orm.transaction(
    async (tx) => {
      const written = await tx.post.create({
        data: { authorId: "ada", locale: "en", slug: "sketch", title: "Sketch" },
      });
      await tx.account.update({ where: { authorId: "ada" }, data: { credits: { increment: 1 } } });
      return written;
    },
    { maxRetries: 3 },
  );
  // #endregion
  assert.is(post.slug, "sketch");
  assert.equal(
    await orm.account.findUnique({ where: { authorId: "ada" }, select: { credits: true } }),
    {
      credits: 3,
    },
  );
});

test("batch", async ({ orm }) => {
  // #region batch
  const [topic, posts] = await orm.batch([
    (tx) => tx.topic.create({ data: { name: "machines" } }),
    (tx) => tx.post.count(),
  ]);
  // #endregion
  assert.equal([topic.name, posts], ["machines", 3]);
});

test("errors", async ({ orm }) => {
  const register = async (email: string): Promise<string> => {
    // #region errors
    try {
      await orm.author.create({ data: { email, name: "Ada" } });
      return "welcome";
    } catch (error) {
      if (!(error instanceof OrmError)) throw error;
      if (error.code === "UNIQUE_CONSTRAINT_VIOLATION" && error.meta.target?.includes("email")) {
        return "this address is taken";
      }
      throw error;
    }
    // #endregion
  };
  assert.is(await register("eve@acme.dev"), "welcome");
  assert.is(await register("ada@acme.dev"), "this address is taken");
});

test("options", async ({ orm }) => {
  // #region options
  const stop = new AbortController();
  await orm.author.findMany({ where: {} }, { signal: stop.signal, timeoutMs: 2_000 });
  // #endregion
  assert.is(await orm.author.count({}, { timeoutMs: 2_000 }), 2);
});

test("explain", async ({ orm }) => {
  // #region explain
  const plan = orm.$explain.author.findMany({ select: { posts: { select: { title: true } } } });
  plan.roundTrips; // how often it waits for the backend
  plan.statements; // what it sends
  plan.relations; // how each relation is loaded, and why
  console.log(plan.text);
  // #endregion
  assert.ok(plan.roundTrips > 0);
  assert.is(plan.relations[0]?.path, "posts");
});

test("events", async ({ orm }) => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  // #region events
  const stop = orm.$on("query", ({ model, method, durationMs, rows, errorCode }) => {
    log(`${model}.${method}: ${rows} rows in ${durationMs} ms, ${errorCode ?? "ok"}`);
  });
  // #endregion
  await orm.author.count();
  stop();
  await orm.author.count();
  assert.is(lines.length, 1);
  assert.match(lines[0] ?? "", /^author\.count: 2 rows in .* ms, ok$/);
});

test("a helper takes the orm of any backend", async ({ orm }) => {
  assert.equal(await titlesOf(orm, "ada@acme.dev"), ["Engines", "Notes"]);
  assert.equal(await titlesOf(orm, "nobody@acme.dev"), []);
});

test.run();
