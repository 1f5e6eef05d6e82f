import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  hasMany,
  id,
  integer,
  json,
  model,
  string,
  tableName,
  unique,
} from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { type GeneratedClient, type PrismaClientClass, prisma } from "./generate-client.ts";
import { onPostgres } from "./on-postgres.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("clients as applications make them");

const schema = defineSchema({
  user: model({
    table: "User",
    fields: {
      id: id(),
      email: string().unique(),
      kind: enumeration(["a b", "c"]).default("c"),
      price: decimal().default("1.5"),
      extra: json().nullable(),
      seenAt: datetime().defaultNow(),
    },
    relations: { posts: hasMany("post", { foreignKey: "userId" }) },
  }),
  post: model({
    table: "Post",
    fields: { id: id(), userId: string().references("user.id"), at: integer() },
    unique: [unique(["userId", "at"])],
    relations: { user: belongsTo("user", { foreignKey: "userId" }) },
  }),
});

const models = (price: string) => `model User {
  id     String   @id
  email  String   @unique
  kind   Kind     @default(c)
  price  ${price}
  extra  Json?
  seenAt DateTime @updatedAt
  posts  Post[]
}
enum Kind {
  a_b @map("a b")
  c
}
model Post {
  id     String @id
  userId String
  at     Int
  user   User   @relation(fields: [userId], references: [id])

  @@unique([userId, at])
}`;

test("a schema as Prisma lets it be spelled", async () => {
  const { client } = await watchedClient(
    "sqlite",
    `/* model Nothing {
      id Int @id
    } */
model Thing{ // the things
  id Int@id @map( "thing id" )
  name String ?@ unique @map(name:"na//me") /// what it is called
  /* gone String
  */
  size Int @default(value: 3) // }
  @@map("thing\\"s")
} // the end`,
  );
  const fields = {
    id: id({ type: "integer" }).map("thing id"),
    name: string().unique().nullable().map("na//me"),
    size: integer().default(3),
  };
  const things = defineSchema({ thing: model({ table: 'thing"s', fields }) });
  const orm = await bootstrapDatabase({ schema: things, client });
  await orm.thing.create({ data: { id: 1 } });
  await orm.thing.upsert({ where: { id: 2 }, create: { name: "b" }, update: {} });
  assert.equal(await orm.thing.findMany({ orderBy: { id: "desc" } }), [
    { id: 2, name: "b", size: 3 },
    { id: 1, name: null, size: 3 },
  ]);
  await client.$disconnect();
});

test("one of Prisma's newer generator, from several files", async () => {
  const folder = mkdtempSync(join(resolve("tests/hosts"), "generated-"));
  try {
    mkdirSync(join(folder, "schema"));
    const [user = "", post = ""] = models("String").split(/(?=model Post)/);
    writeFileSync(
      join(folder, "schema/main.prisma"),
      'generator client {\n  provider = "prisma-client"\n  output = "../client"\n}\n' +
        'datasource db {\n  provider = "sqlite"\n}\n',
    );
    writeFileSync(join(folder, "schema/user.prisma"), user);
    writeFileSync(join(folder, "schema/post.prisma"), post);
    await prisma(["generate", "--schema", join(folder, "schema")]);
    const generated: { readonly PrismaClient: PrismaClientClass } = await import(
      pathToFileURL(join(folder, "client/client.ts")).href
    );
    const client = new generated.PrismaClient({ adapter: new PrismaBetterSqlite3({ url: ":memory:" }) });
    const orm = await bootstrapDatabase({ schema, client });
    const { id: userId } = await orm.user.create({ data: { email: "a@b", kind: "a b" } });
    await orm.post.create({ data: { userId, at: 1 } });
    const select = { kind: true, price: true, posts: { select: { at: true } } } as const;
    assert.equal(await orm.user.findMany({ select }), [{ kind: "a b", price: "1.5", posts: [{ at: 1 }] }]);
    await client.$disconnect();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("one that omits fields, and one that sets @updatedAt, answer what was asked and no more", async () => {
  const { client } = await watchedClient("sqlite", models("String"), { omit: { user: { email: true } } });
  const orm = await bootstrapDatabase({ schema, client });
  const seenAt = new Date(7);
  assert.is((await orm.user.create({ data: { id: "u", email: "a@b", seenAt } })).email, "a@b");
  assert.equal(
    (await orm.user.findMany()).map(({ email }) => email),
    ["a@b"],
  );
  await orm.user.update({ where: { id: "u" }, data: { kind: "a b" }, select: { id: true } });
  await orm.user.updateMany({ where: {}, data: { extra: { x: 1 } } });
  const upserted = await orm.user.upsert({
    where: { email: "a@b" },
    create: {},
    update: { price: "2" },
  });
  assert.equal(upserted, { id: "u", email: "a@b", kind: "a b", price: "2", extra: { x: 1 }, seenAt });
  await client.$disconnect();
});

test("$explain states as many queries as Prisma then makes", async () => {
  const { client, sent } = await watchedClient("sqlite", models("String"));
  const orm = await bootstrapDatabase({ schema, client });
  await orm.user.create({ data: { id: "u", email: "a@b" } });
  await orm.post.create({ data: { id: "p", userId: "u", at: 1 } });
  const deep = { posts: { select: { at: true, user: { select: { email: true } } } } } as const;
  const key = { userId_at: { userId: "u", at: 1 } };
  const cases = [
    [orm.$explain.user.findMany({ select: deep }), () => orm.user.findMany({ select: deep }), 3],
    [orm.$explain.user.findMany(), () => orm.user.findMany(), 1],
    [
      orm.$explain.post.update({ where: key, data: { at: 1 } }),
      () => orm.post.update({ where: key, data: { at: 1 } }),
      1,
    ],
    [
      orm.$explain.post.upsert({ where: key, create: {}, update: { at: 1 } }),
      () => orm.post.upsert({ where: key, create: {}, update: { at: 1 } }),
      1,
    ],
    [orm.$explain.post.delete({ where: key }), () => orm.post.delete({ where: key }), 1],
  ] as const;
  for (const [explanation, call, queries] of cases) {
    sent.length = 0;
    await call();
    assert.is(sent.length, queries, explanation.statements[0]);
    assert.is(explanation.roundTripsMax, queries, explanation.statements[0]);
  }
  await client.$disconnect();
});

test("tables of one name in two database schemas are told apart", async () => {
  const { client } = await watchedClient(
    "postgresql",
    'model AuthUser {\n  id String @id\n  at DateTime\n  @@map("users")\n  @@schema("auth")\n}\n' +
      "model User {\n  id String @id\n  at DateTime @db.Timestamptz(3)\n" +
      '  @@map("users")\n  @@schema("public")\n}',
    {},
    'schemas = ["auth", "public"]',
  );
  const fields = { id: id() };
  const both = defineSchema({
    login: model({ table: tableName("users", { schema: "auth" }), fields }),
    person: model({ table: "users", fields: { ...fields, at: datetime() } }),
  });
  const orm = await createOrmFromRuntime({ schema: both, client });
  assert.match(orm.$explain.login.findMany().statements[0] ?? "", /^authUser\.findMany/);
  assert.match(orm.$explain.person.findMany().statements[0] ?? "", /^user\.findMany/);
  const [raw] = orm.$explain.person.createMany({ data: [{ at: new Date(1) }] }).statements;
  assert.match(raw ?? "", /insert into "public"\."users"/);
});

/** As `prisma migrate` writes them. */
const MIGRATED = {
  sqlite: [
    'CREATE TABLE "User" ("id" TEXT NOT NULL PRIMARY KEY, "email" TEXT NOT NULL, "kind" TEXT NOT NULL DEFAULT \'c\', ' +
      '"price" TEXT NOT NULL, "extra" JSONB, "seenAt" DATETIME NOT NULL)',
    'CREATE TABLE "Post" ("id" TEXT NOT NULL PRIMARY KEY, "userId" TEXT NOT NULL, "at" INTEGER NOT NULL, ' +
      'CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE)',
    'CREATE UNIQUE INDEX "User_email_key" ON "User"("email")',
    'CREATE UNIQUE INDEX "Post_userId_at_key" ON "Post"("userId", "at")',
  ],
  postgresql: [
    `CREATE TYPE "Kind" AS ENUM ('a b', 'c')`,
    'CREATE TABLE "User" ("id" TEXT NOT NULL, "email" TEXT NOT NULL, "kind" "Kind" NOT NULL DEFAULT \'c\', ' +
      '"price" DECIMAL(65,30) NOT NULL, "extra" JSONB, "seenAt" TIMESTAMP(3) NOT NULL, ' +
      'CONSTRAINT "User_pkey" PRIMARY KEY ("id"))',
    'CREATE TABLE "Post" ("id" TEXT NOT NULL, "userId" TEXT NOT NULL, "at" INTEGER NOT NULL, ' +
      'CONSTRAINT "Post_pkey" PRIMARY KEY ("id"))',
    'CREATE UNIQUE INDEX "User_email_key" ON "User"("email")',
    'CREATE UNIQUE INDEX "Post_userId_at_key" ON "Post"("userId", "at")',
    'ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ' +
      "ON DELETE RESTRICT ON UPDATE CASCADE",
  ],
} as const;

async function useMigrated(client: GeneratedClient): Promise<void> {
  const orm = await bootstrapDatabase({ schema, client });
  await bootstrapDatabase({ schema, client });
  const created = await orm.user.createMany({
    data: [
      { id: "u", email: "a@b", kind: "a b", price: "12.50", extra: { a: [1] }, seenAt: new Date(5) },
      { id: "v", email: "c@d", seenAt: new Date(6) },
    ],
  });
  assert.equal(
    created.map(({ price }) => price),
    ["12.5", "1.5"],
  );
  await orm.post.create({ data: { id: "p", userId: "u", at: 1 } });
  const select = { kind: true, extra: true, seenAt: true, posts: { select: { at: true } } } as const;
  assert.equal(await orm.user.findMany({ where: { price: { gt: "2" } }, select }), [
    { kind: "a b", extra: { a: [1] }, seenAt: new Date(5), posts: [{ at: 1 }] },
  ]);
  const error = await orm.post.create({ data: { userId: "u", at: 1 } }).catch((reason: unknown) => reason);
  const { code, meta } = Object(error);
  assert.equal([code, meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", ["userId", "at"]]);
}

test("tables that Prisma's migrations made are taken as they are, on SQLite", async () => {
  const { client } = await watchedClient("sqlite", models("String"));
  for (const text of MIGRATED.sqlite) await client.$executeRawUnsafe(text);
  await useMigrated(client);
  await client.$disconnect();
});

test("JSON that is a number, which SQLite keeps as one in a column of Prisma's migrations", async () => {
  const { client } = await watchedClient("sqlite", models("String"));
  for (const text of MIGRATED.sqlite) await client.$executeRawUnsafe(text);
  const orm = await createOrmFromRuntime({ schema, client });
  const values = [
    5,
    -7,
    0,
    1.5,
    0.1,
    0.1 + 0.2,
    1 / 3,
    2 ** 53,
    2 ** 63,
    1e21,
    1e300,
    5e-324,
    "5",
    "1e5",
    true,
    "",
    [5],
  ];
  for (const [at, extra] of values.entries()) {
    const id = `u${at}`;
    const created = await orm.user.create({ data: { id, email: id, extra } });
    assert.equal(created.extra, extra);
    await orm.post.create({ data: { userId: id, at } });
    for (const where of [{ id }, { id: { in: [id] } }, { extra }]) {
      assert.equal(await orm.user.findMany({ where, select: { extra: true } }), [{ extra }]);
    }
    const select = { user: { select: { extra: true } } } as const;
    for (const userId of [id, { in: [id] }]) {
      assert.equal(await orm.post.findMany({ where: { userId }, select }), [{ user: { extra } }]);
    }
  }
  await client.$disconnect();
});

test("tables that Prisma's migrations made are taken as they are, on PostgreSQL", async () => {
  const { client, close } = await onPostgres(models("Decimal"));
  try {
    for (const text of MIGRATED.postgresql) await client.$executeRawUnsafe(text);
    await useMigrated(client);
  } finally {
    await close();
  }
});

test("more members of lists than a statement has parameters are found, in order", async () => {
  const { client, close } = await onPostgres(models("Decimal"));
  try {
    const orm = await bootstrapDatabase({ schema, client });
    await orm.user.create({ data: { id: "u", email: "a@b" } });
    await orm.post.createMany({ data: [1, 2, 3].map((at) => ({ userId: "u", at })) });
    const from = (start: number) => Array.from({ length: 9_990 }, (_, at) => start + at).concat(1, 2, 3);
    const where = { AND: [10, 20_000, 40_000, 60_000].map((start) => ({ at: { in: from(start) } })) };
    const found = await orm.post.findMany({ where, orderBy: { at: "desc" }, take: 2, select: { at: true } });
    assert.equal(found, [{ at: 3 }, { at: 2 }]);
    const not = { AND: [10, 20_000, 40_000, 60_000].map((start) => ({ at: { notIn: from(start) } })) };
    assert.is(await orm.post.count({ where: not }), 0);
    assert.is(await orm.post.updateMany({ where, data: { at: { increment: 1000 } } }), 3);
  } finally {
    await close();
  }
});

interface Hook {
  readonly args: object;
  readonly query: (args: object) => Promise<unknown>;
}

test("counts of rows beyond the 32 bits that Prisma has for them", async () => {
  const { client } = await watchedClient("sqlite", models("String"));
  const orm = await bootstrapDatabase({ schema, client });
  await orm.user.create({ data: { id: "u", email: "a@b" } });
  await orm.post.createMany({
    data: [
      { userId: "u", at: 1 },
      { userId: "u", at: 2 },
    ],
  });
  const orderBy = { at: "asc" } as const;
  for (const take of [2 ** 31, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    assert.is((await orm.post.findMany({ orderBy, take })).length, 2);
    assert.is((await orm.post.findMany({ where: { userId: { contains: "u" } }, orderBy, take })).length, 2);
    const [user] = await orm.user.findMany({ select: { posts: { select: { at: true }, orderBy, take } } });
    assert.equal(user, { posts: [{ at: 1 }, { at: 2 }] });
  }
  assert.match(orm.$explain.post.findMany({ orderBy, skip: 1 }).statements[0] ?? "", /^post\.findMany/);
  assert.equal(await orm.post.findMany({ orderBy, skip: 2 ** 31 - 1 }), []);
  for (const skip of [2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER]) {
    assert.equal(await orm.post.findMany({ orderBy, skip }), []);
    const select = { posts: { select: { at: true }, orderBy, skip } } as const;
    assert.equal(await orm.user.findMany({ select }), [{ posts: [] }]);
  }
  // As a table of more rows than Prisma counts would.
  const extendable: { $extends(extension: object): unknown } = Object(client);
  const query = { post: { findMany: (hook: Hook) => hook.query({ ...hook.args, skip: 0 }) } };
  const long = await createOrmFromRuntime({ schema, client: extendable.$extends({ query }) });
  const failure = Object(
    await long.post.findMany({ orderBy, skip: 2 ** 32 }).catch((error: unknown) => error),
  );
  assert.equal([failure.code, failure.path], ["UNSUPPORTED", "skip"]);
  assert.match(failure.message, "post: a call of Prisma's skips at most 2147483647 rows");
  assert.is((await long.post.findMany({ orderBy, skip: 2 ** 31 - 1 })).length, 2);
  assert.equal(await orm.post.findMany({ where: { userId: { contains: "u" } }, orderBy, skip: 2 ** 32 }), []);
  await client.$disconnect();
});

test.run();
