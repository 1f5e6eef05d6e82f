import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  datetime,
  defineSchema,
  enumeration,
  hasMany,
  id,
  json,
  model,
  string,
  unique,
} from "../../../compiler/schema/index.ts";
import { createDriver } from "../../../engine/backends/prisma/prisma.ts";
import { createOrm } from "../../../engine/create-orm.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { clientFrom, type GeneratedClient } from "./generate-client.ts";

/** An application's own Prisma schema, with names that are not ours. */
const APP = `
generator client {
  provider = "prisma-client-js"
  output   = "./client"
}
datasource db {
  provider = "sqlite"
}
/// The people. // not a comment's end
model Account {
  key      String   @id @map("account_id") // the id
  mail     String   @unique @map("e-mail")
  level    Level    @default(BASIC) @map("level_name")
  seen     DateTime? @map("last_seen")
  extra    String?
  posts    Post[]   @relation("written")
  reviewed Post[]   @relation("reviewed")

  @@map("accounts")
}
enum Level {
  BASIC @map("basic level")
  PRO   @map("pro")
}
model Post {
  id         String   @id
  authorKey  String   @map("author_id")
  reviewerId String?  @map("reviewer_id")
  slug       String
  body       Json?
  author     Account  @relation("written", fields: [authorKey], references: [key])
  reviewer   Account? @relation("reviewed", fields: [reviewerId], references: [key])

  @@unique([authorKey, slug], name: "perAuthor")
  @@map("posts")
}
model Strict {
  id    String @id
  must  String
}
`;

const schema = defineSchema({
  user: model({
    table: "accounts",
    fields: {
      id: id().map("account_id"),
      email: string().unique().map("e-mail"),
      plan: enumeration(["basic level", "pro"]).default("basic level").map("level_name"),
      seenAt: datetime().nullable().map("last_seen"),
    },
    relations: {
      articles: hasMany("article", { foreignKey: "userId" }),
      reviews: hasMany("article", { foreignKey: "reviewerId" }),
    },
  }),
  article: model({
    table: "posts",
    fields: {
      id: id(),
      userId: string().references("user.id").map("author_id"),
      reviewerId: string().nullable().references("user.id").map("reviewer_id"),
      slug: string(),
      body: json().nullable(),
    },
    unique: [unique(["userId", "slug"])],
    relations: {
      user: belongsTo("user", { foreignKey: "userId" }),
      reviewer: belongsTo("user", { foreignKey: "reviewerId" }),
    },
  }),
});

const test = suite<{ client: GeneratedClient }>("the application's own Prisma schema");

test.before.each(async (context) => {
  const Client = await clientFrom(APP);
  context.client = new Client({ adapter: new PrismaBetterSqlite3({ url: ":memory:" }) });
});

test.after.each(({ client }) => client.$disconnect());

test("is found by its tables and columns, whatever it calls them", async ({ client }) => {
  const orm = await bootstrapDatabase({ schema, client });
  const ada = await orm.user.create({ data: { email: "ada@x", plan: "pro", seenAt: new Date(5) } });
  const bob = await orm.user.create({ data: { email: "bob@x" } });
  await orm.article.create({ data: { userId: ada.id, reviewerId: bob.id, slug: "a", body: { x: 1 } } });
  assert.is(ada.plan, "pro");
  const found = await orm.user.findUnique({
    where: { email: "bob@x" },
    select: {
      plan: true,
      articles: true,
      reviews: { select: { slug: true, user: { select: { plan: true } } } },
    },
  });
  assert.equal(found, { plan: "basic level", articles: [], reviews: [{ slug: "a", user: { plan: "pro" } }] });
  const key = { userId_slug: { userId: ada.id, slug: "a" } };
  const upserted = await orm.article.upsert({
    where: key,
    create: { userId: ada.id, slug: "a" },
    update: { slug: "b" },
    select: { slug: true, body: true },
  });
  assert.equal(upserted, { slug: "b", body: { x: 1 } });
  assert.is(await orm.user.count({ where: { plan: "pro" } }), 1);
  assert.is(await orm.user.count({ where: { plan: { in: ["pro", "basic level"] } } }), 2);
  const failure = await orm.user
    .create({ data: { email: "ada@x" } })
    .catch((error: unknown) => Object(error));
  assert.equal([failure.code, failure.meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", ["email"]]);
});

test("is spoken to in its own names", ({ client }) => {
  const orm = createOrm({ schema, driver: createDriver(client) });
  const [call] = orm.$explain.article.findUnique({
    where: { userId_slug: { userId: "u", slug: "s" } },
    select: { slug: true, reviewer: { select: { email: true } } },
  }).statements;
  assert.is(
    call,
    "post.findUnique({ where: { perAuthor: { authorKey: $0, slug: $1 } }, " +
      "select: { slug: true, reviewer: { select: { mail: true } } } }) // 2 queries",
  );
  const [raw] = orm.$explain.user.findMany({ where: { email: { contains: "@" } } }).statements;
  assert.match(raw ?? "", 'from "accounts" as t0 where instr(t0."e-mail", ?) > 0');
});

test("takes names from the caller where nothing else tells", async ({ client }) => {
  const other = defineSchema({ member: model({ table: "members", fields: { id: id().map("account_id") } }) });
  const models = { member: "Account" };
  const created = createOrm({ schema: other, driver: createDriver(client, { models }) });
  for (const orm of [created, await createOrmFromRuntime({ schema: other, client, models })]) {
    assert.equal(orm.$explain.member.findMany().statements, ["account.findMany({ select: { key: true } })"]);
  }
});

const REFUSED = defineSchema({
  nowhere: model({ table: "nowhere", fields: { id: id() } }),
  post: model({ table: "posts", fields: { id: id(), title: string() } }),
  account: model({
    table: "accounts",
    fields: { id: id().map("account_id"), seenAt: string().map("last_seen") },
  }),
  strict: model({ table: "Strict", fields: { id: id() } }),
});

const REFUSALS = [
  ["nowhere", "MISSING_TABLE", /no model for "nowhere"/],
  ["post", "MISSING_COLUMN", /post.title: the Prisma schema has no field "title" in Post/],
  ["account", "MISSING_COLUMN", /does not hold a string exactly/],
  ["strict", "NOT_NULL_VIOLATION", /requires "Strict.must"/],
] as const;

for (const [name, code, words] of REFUSALS) {
  test(`what it lacks is refused before anything is sent: ${code} of ${name}`, async ({ client }) => {
    const orm = await createOrmFromRuntime({ schema: REFUSED, client });
    const sent: string[] = [];
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    const calls: unknown = Reflect.get(orm, name);
    const create: unknown = Reflect.get(Object(calls), "create");
    assert.type(create, "function");
    const data = { post: { title: "x" }, account: { seenAt: "x" }, nowhere: {}, strict: {} }[name];
    const thrown = await Promise.resolve<unknown>(Reflect.apply(Object(create), calls, [{ data }])).catch(
      (error: unknown) => error,
    );
    const failure = Object(thrown);
    assert.is(failure.code, code, String(thrown));
    assert.match(failure.message, words);
    assert.equal(sent, []);
  });
}

test("an upsert by a key that it lacks is refused", async ({ client }) => {
  const keyed = defineSchema({
    post: model({ table: "posts", fields: { id: id(), slug: string().unique(), authorKey: string() } }),
  });
  const orm = await createOrmFromRuntime({ schema: keyed, client });
  const failure = await orm.post
    .upsert({ where: { slug: "a" }, create: { slug: "a", authorKey: "x" }, update: { authorKey: "y" } })
    .catch((error: unknown) => Object(error));
  assert.is(failure.code, "UNSUPPORTED");
  assert.match(failure.message, /no unique key over slug/);
});

/** What the test uses of a real client beyond the driver. */
interface Transacting {
  $transaction<T>(body: (tx: unknown) => Promise<T>): Promise<T>;
  $extends(extension: object): unknown;
}

test("the client of a transaction, and an extended one, are clients too", async ({ client }) => {
  await bootstrapDatabase({ schema, client });
  const prisma: Transacting = Object(client);
  await prisma
    .$transaction(async (tx) => {
      const orm = await createOrmFromRuntime({ schema, client: tx });
      await orm.user.create({ data: { email: "in@tx" } });
      await orm.transaction(async (inner) => inner.user.create({ data: { email: "inner@tx" } }));
      await orm
        .transaction(async (inner) => {
          await inner.user.create({ data: { email: "lost@tx" } });
          throw new Error("back");
        })
        .catch(() => undefined);
      assert.is(await orm.user.count(), 2);
      throw new Error("all back");
    })
    .catch((error: unknown) => assert.is(Object(error).message, "all back"));
  const methods: string[] = [];
  const extended = prisma.$extends({
    query: {
      $allModels: {
        $allOperations: ({
          operation,
          args,
          query,
        }: {
          operation: string;
          args: object;
          query: (args: object) => unknown;
        }) => {
          methods.push(operation);
          return query(args);
        },
      },
    },
  });
  const orm = await createOrmFromRuntime({ schema, client: extended });
  assert.is(await orm.user.count(), 0);
  assert.equal(methods, ["count"]);
});

test.run();
