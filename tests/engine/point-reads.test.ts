import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Driver } from "../../engine/driver.ts";
import {
  createMemoryDriver,
  createOrm,
  defineSchema,
  hasMany,
  id,
  json,
  model,
  string,
} from "../../engine/index.ts";
import { OrmError } from "../../ir/orm-error.ts";

const schema = defineSchema({
  user: model({
    table: "users",
    fields: { id: id(), email: string().unique(), note: json().nullable(), teamId: string().nullable() },
    relations: { posts: hasMany("post", { foreignKey: "userId" }) },
  }),
  post: model({
    table: "posts",
    fields: { id: id(), userId: string().references("user.id"), title: string() },
  }),
});

/** The memory driver, answering later, with what it was sent. */
function recorded(fail: (text: string) => boolean = () => false): { driver: Driver; sent: string[] } {
  const memory = createMemoryDriver();
  const sent: string[] = [];
  const driver: Driver = {
    ...memory,
    prepare: (leaf, catalog) => {
      const prepared = memory.prepare(leaf, catalog);
      return {
        ...prepared,
        run: async (session, values, tell) => {
          sent.push(prepared.text);
          if (fail(prepared.text)) throw new Error("the request failed");
          return prepared.run(session, values, tell);
        },
      };
    },
  };
  return { driver, sent };
}

async function seeded(fail?: (text: string) => boolean) {
  const { driver, sent } = recorded(fail);
  const orm = createOrm({ schema, driver, coalesce: true });
  for (const name of ["a", "b", "c"]) {
    await orm.user.create({ data: { id: name, email: `${name}@x`, note: null, teamId: null } });
  }
  sent.length = 0;
  return { orm, sent };
}

test("look-ups of one shape in one tick are one request, each with its own answer", async () => {
  const { orm, sent } = await seeded();
  const found = await Promise.all(
    ["a@x", "nobody", "c@x", "a@x"].map((email) =>
      orm.user.findUnique({ where: { email }, select: { id: true } }),
    ),
  );
  assert.equal(found, [{ id: "a" }, null, { id: "c" }, { id: "a" }]);
  assert.is.not(found[0], found[3]);
  assert.is(sent.length, 1);
});

test("relations come along", async () => {
  const { orm, sent } = await seeded();
  await orm.post.create({ data: { id: "p", userId: "b", title: "t" } });
  sent.length = 0;
  const select = { posts: { select: { title: true } } } as const;
  const found = await Promise.all(
    ["a", "b"].map((key) => orm.user.findUnique({ where: { id: key }, select })),
  );
  assert.equal(found, [{ posts: [] }, { posts: [{ title: "t" }] }]);
  assert.is(sent.length, 2);
});

test("a look-up alone, and look-ups of different shapes, are sent as they are", async () => {
  const { orm, sent } = await seeded();
  await orm.user.findUnique({ where: { id: "a" } });
  assert.is(sent.length, 1);
  await Promise.all([
    orm.user.findUnique({ where: { id: "a" }, select: { id: true } }),
    orm.user.findUnique({ where: { id: "b" }, select: { email: true } }),
  ]);
  assert.is(sent.length, 3);
});

test("a call that binds another value is not merged", async () => {
  const { orm, sent } = await seeded();
  const read = (take: number) =>
    orm.user.findUnique({ where: { id: "a" }, select: { posts: { take, select: { id: true } } } });
  await Promise.all([read(1), read(2)]);
  assert.is(sent.length, 4);
});

test("nothing is merged inside a transaction, nor where it is switched off", async () => {
  const { driver, sent } = recorded();
  const both = (orm: { user: { findUnique(args: { where: { id: string } }): Promise<unknown> } }) =>
    Promise.all([orm.user.findUnique({ where: { id: "a" } }), orm.user.findUnique({ where: { id: "b" } })]);
  await both(createOrm({ schema, driver, coalesce: false }));
  assert.is(sent.length, 2);
  const orm = createOrm({ schema, driver, coalesce: true });
  await orm.transaction((tx) => both(tx));
  assert.is(sent.length, 4);
  await orm.transaction(() => both(orm));
  assert.is(sent.length, 6);
});

test("a row that cannot be read is its caller's failure alone, also where the request fails by it", async () => {
  const { driver, sent } = recorded();
  const spoiled: Driver = {
    ...driver,
    prepare: (leaf, catalog) => {
      const prepared = driver.prepare(leaf, catalog);
      return {
        ...prepared,
        run: async (session, values, tell) => {
          const answer = await prepared.run(session, values, tell);
          if ([values[0]].flat().includes("b")) throw new OrmError("DECODE_FAILED", "a row is spoiled");
          return answer;
        },
      };
    },
  };
  const orm = createOrm({ schema, driver: spoiled, coalesce: true });
  await createOrm({ schema, driver }).user.createMany({
    data: ["a", "b"].map((name) => ({ id: name, email: `${name}@x`, note: null, teamId: null })),
  });
  sent.length = 0;
  const [a, b] = await Promise.allSettled(
    ["a", "b"].map((key) => orm.user.findUnique({ where: { id: key }, select: { id: true } })),
  );
  assert.equal(a, { status: "fulfilled", value: { id: "a" } });
  assert.is(b?.status, "rejected");
  assert.is(sent.length, 3);
});

test("a request that fails is every caller's failure", async () => {
  const { orm } = await seeded((text) => text.startsWith("get user"));
  const settled = await Promise.allSettled([
    orm.user.findUnique({ where: { id: "a" } }),
    orm.user.findUnique({ where: { id: "b" } }),
  ]);
  assert.equal(
    settled.map((result) => result.status),
    ["rejected", "rejected"],
  );
});

test.run();
