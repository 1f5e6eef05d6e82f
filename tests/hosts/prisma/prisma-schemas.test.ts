import { PrismaPg } from "@prisma/adapter-pg";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  bigint,
  datetime,
  defineSchema,
  enumeration,
  hasMany,
  id,
  integer,
  manyToMany,
  model,
  numericId,
  string,
  tableName,
} from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { postgres } from "../../servers/server.ts";
import { newNamespace } from "../../support/targets/namespace.ts";
import { clientFrom } from "./generate-client.ts";
import { onPostgres } from "./on-postgres.ts";
import { owned } from "./owned.ts";
import { refusal } from "./refusal.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("what a Prisma schema may say of models");

test("@ignore and @@ignore: what the client does not know is not there", async () => {
  const relation = "owner Owner @relation(fields: [ownerId], references: [id])";
  const { client, sent } = await watchedClient(
    "sqlite",
    `model Owner {\n  id String @id\n  n Int? @ignore\n  things Thing[] @ignore\n}\n` +
      `model Thing {\n  id String @id\n  ownerId String\n  ${relation} @ignore\n}`,
  );
  const orm = await createOrmFromRuntime({ schema: owned, client });
  const field = await refusal(orm.owner.findMany());
  assert.is(field.code, "MISSING_COLUMN");
  assert.match(field.message, 'owner.n: the Prisma schema keeps "Owner.n" from its client by @ignore');
  const { owner, ...rest } = { owner: model({ table: "Owner", fields: { id: id() } }) };
  const fields = { id: id(), ownerId: string().references("owner.id") };
  const relations = { owner: belongsTo("owner", { foreignKey: "ownerId" }) };
  const without = defineSchema({ ...rest, owner, thing: model({ table: "Thing", fields, relations }) });
  const lesser = await createOrmFromRuntime({ schema: without, client });
  const related = await refusal(lesser.thing.findMany({ select: { owner: { select: { id: true } } } }));
  assert.is(related.code, "UNSUPPORTED");
  assert.match(related.message, "no relation from Thing to Owner");
  await client.$disconnect();

  const ignored = await watchedClient(
    "sqlite",
    "model Owner {\n  id String @id\n  n Int?\n  @@ignore\n}\nmodel Other {\n  id String @id\n}",
  );
  const other = await createOrmFromRuntime({ schema: owned, client: ignored.client });
  for (const call of [
    () => other.owner.count(),
    () => other.owner.findMany({ where: { id: { contains: "a" } } }),
  ]) {
    const { code, message } = await refusal(call());
    assert.is(code, "MISSING_TABLE");
    assert.match(message, 'keeps Owner, the model for "owner", from its client by @@ignore');
  }
  assert.equal([sent, ignored.sent], [[], []]);
  await ignored.client.$disconnect();
});

test("a unique key over a part of the rows is none", async () => {
  const preview =
    'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n  previewFeatures = ["partialIndexes"]\n}';
  const Client = await clientFrom(
    `${preview}\ndatasource db {\n  provider = "postgresql"\n}\nmodel Thing {\n  id String @id\n  a String\n` +
      '  b String @unique(where: raw("n is null"))\n  n Int?\n\n  @@unique([a], where: raw("n is null"))\n}',
  );
  const client = new Client({
    adapter: new PrismaPg({ connectionString: "postgresql://nobody@127.0.0.1:1/nothing" }),
  });
  const fields = { id: id(), n: integer().nullable() };
  const schemas = {
    a: defineSchema({ thing: model({ table: "Thing", fields: { ...fields, a: string().unique() } }) }),
    b: defineSchema({ thing: model({ table: "Thing", fields: { ...fields, b: string().unique() } }) }),
  };
  for (const [name, schema] of Object.entries(schemas)) {
    const orm = await createOrmFromRuntime({ schema, client });
    const { code, message } = await refusal(orm.thing.findMany());
    assert.is(code, "UNSUPPORTED");
    assert.match(message, `no unique key over ${name} in Thing`);
  }
});

test("fields with names that mean something in Prisma's calls", async () => {
  const { client } = await watchedClient(
    "sqlite",
    "model Thing {\n  id String @id\n  AND String?\n  OR String @unique\n  NOT Int\n  then String\n" +
      "  constructor String\n  select String\n  toJSON String\n}",
  );
  const fields = {
    id: id(),
    and: string().nullable().map("AND"),
    or: string().unique().map("OR"),
    not: integer().map("NOT"),
    next: string().map("then"),
    made: string().map("constructor"),
    chosen: string().map("select"),
    text: string().map("toJSON"),
  };
  const schema = defineSchema({ thing: model({ table: "Thing", fields }) });
  const orm = await bootstrapDatabase({ schema, client });
  const first = { id: "1", and: "a", or: "o", not: 1, next: "t", made: "c", chosen: "s", text: "j" };
  assert.equal(await orm.thing.create({ data: first }), first);
  const second = { ...first, id: "2", and: null, or: "p", not: 2 };
  await orm.thing.create({ data: second });
  const { id: _id, and: _and, or: _or, not: _not, ...same } = first;
  for (const [where, found] of [
    [{ and: "a" }, [first]],
    [{ and: null }, [second]],
    [{ or: { not: "o" } }, [second]],
    [{ not: 3 }, []],
    [{ NOT: { not: { gt: 1 } } }, [first]],
    [{ OR: [{ not: 2 }, { and: "a" }] }, [first, second]],
    [same, [first, second]],
  ] as const) {
    assert.equal(await orm.thing.findMany({ where, orderBy: { not: "asc" } }), found);
  }
  assert.equal(await orm.thing.findUnique({ where: { or: "p" } }), second);
  await orm.thing.update({ where: { or: "p" }, data: { and: "b", not: 5, next: "u", text: "k" } });
  const upserted = await orm.thing
    .upsert({ where: { or: "p" }, create: first, update: { and: "c" } })
    .catch(() => null);
  assert.equal(upserted, null);
  assert.equal(await orm.thing.findUnique({ where: { id: "2" } }), {
    ...second,
    and: "b",
    not: 5,
    next: "u",
    text: "k",
  });
  assert.is(await orm.thing.deleteMany({ where: { not: 1 } }), 1);
  await client.$disconnect();
});

test("a number that the database is to give, and does not by the Prisma schema", async () => {
  const { client, sent } = await watchedClient("sqlite", "model Thing {\n  id Int @id\n  n Int\n}");
  const schema = defineSchema({
    thing: model({ table: "Thing", fields: { id: numericId(), n: integer() } }),
  });
  const orm = await createOrmFromRuntime({ schema, client });
  for (const call of [
    () => orm.thing.create({ data: { n: 1 } }),
    () => orm.thing.createMany({ data: [{ n: 1 }] }),
  ]) {
    const { code, message } = await refusal(call());
    assert.is(code, "NOT_NULL_VIOLATION");
    assert.match(message, 'requires a value of "Thing.id", which "thing" leaves to the database');
  }
  assert.equal(sent, []);
  await client.$disconnect();
});

test("defaults of the database's own, dbgenerated and autoincrement", async () => {
  const { client, close } = await onPostgres(
    'model Thing {\n  id Int @id @default(autoincrement())\n  n Int @default(dbgenerated("7"))\n' +
      '  code String @default(dbgenerated("md5(\'x\')"))\n  tags String[]\n  what Unsupported("point")?\n}',
  );
  try {
    await client.$executeRawUnsafe(
      'create table "Thing" ("id" serial primary key, "n" int not null default 7, ' +
        `"code" text not null default md5('x'), "tags" text[], "what" point)`,
    );
    const fields = { id: numericId(), n: integer().default(3) };
    const orm = await createOrmFromRuntime({
      schema: defineSchema({ thing: model({ table: "Thing", fields }) }),
      client,
    });
    assert.equal(await orm.thing.create({ data: {} }), { id: 1, n: 3 });
    assert.equal(await orm.thing.createMany({ data: [{ n: 4 }] }), [{ id: 2, n: 4 }]);
    const upserted = await orm.thing.upsert({
      where: { id: 9 },
      create: {},
      update: { n: { increment: 1 } },
    });
    assert.equal(upserted, { id: 9, n: 3 });
  } finally {
    await close();
  }
});

test("several database schemas, with an enum of one in the tables of both", async () => {
  const [first, second] = ["first", "second"];
  const head = 'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n}';
  const Client = await clientFrom(`${head}
datasource db {
  provider = "postgresql"
  schemas = ["${first}", "${second}"]
}
model User {
  id String @id
  kind Kind @map("kind_col")
  other Kind?
  posts Post[]
  @@map("users")
  @@schema("${first}")
}
model Post {
  id String @id
  userId String @map("user_id")
  kind Kind @default(A)
  user User @relation(fields: [userId], references: [id])
  @@map("posts")
  @@schema("${second}")
}
enum Kind {
  A @map("a a")
  B @map("b'b")
  @@map("kind type")
  @@schema("${second}")
}`);
  // The client has the names of the schemas, so that they are in a database of their own.
  const [database, url] = [newNamespace(), new URL(postgres.url)];
  const server = new Client({ adapter: new PrismaPg({ connectionString: postgres.url }) });
  await server.$executeRawUnsafe(`create database ${database}`);
  url.pathname = `/${database}`;
  const client = new Client({ adapter: new PrismaPg({ connectionString: url.href }) });
  const kinds = ["a a", "b'b"] as const;
  const schema = defineSchema({
    user: model({
      table: tableName("users", { schema: first }),
      fields: {
        id: id(),
        kind: enumeration(kinds).map("kind_col"),
        other: enumeration(["a a"]).nullable(),
      },
      relations: { posts: hasMany("post", { foreignKey: "userId" }) },
    }),
    post: model({
      table: tableName("posts", { schema: second }),
      fields: {
        id: id(),
        userId: string().references("user.id").map("user_id"),
        kind: enumeration(kinds).default("b'b"),
      },
      relations: { user: belongsTo("user", { foreignKey: "userId" }) },
    }),
  });
  try {
    const orm = await bootstrapDatabase({ schema, client });
    await orm.user.create({ data: { id: "u", kind: "b'b" } });
    await orm.user.createMany({ data: [{ id: "v", kind: "a a", other: "a a" }] });
    await orm.post.create({ data: { id: "p", userId: "u" } });
    const posts = { select: { kind: true, user: { select: { kind: true } } } } as const;
    const found = { id: "u", kind: "b'b", posts: [{ kind: "b'b", user: { kind: "b'b" } }] };
    const select = { id: true, kind: true, posts } as const;
    assert.equal(await orm.user.findMany({ where: { kind: { in: ["b'b"] } }, select }), [found]);
    assert.equal(await orm.user.findMany({ where: { id: "u" }, select }), [found]);
    await client.$executeRawUnsafe(`alter table ${first}.users drop constraint users_other_check`);
    await client.$executeRawUnsafe(`update ${first}.users set other = 'b''b' where id = 'u'`);
    // A value that the Prisma schema declares, and ours does not.
    for (const where of [{ id: "u" }, { id: { in: ["u"] } }]) {
      assert.is((await refusal(orm.user.findMany({ where, select: { other: true } }))).code, "DECODE_FAILED");
    }
    const elsewhere = defineSchema({
      user: model({ table: tableName("users", { schema: second }), fields: { id: id() } }),
    });
    const lost = await createOrmFromRuntime({ schema: elsewhere, client });
    assert.is((await refusal(lost.user.findMany())).code, "MISSING_TABLE");
  } finally {
    await client.$disconnect();
    await server.$executeRawUnsafe(`drop database ${database}`);
    await server.$disconnect();
  }
});

test("relations that Prisma joins, and one of many to many without a model", async () => {
  const { client, close } = await onPostgres(
    "model Owner {\n  id String @id\n  n Int?\n  things Thing[]\n  tags Tag[]\n}\n" +
      "model Thing {\n  id String @id\n  ownerId String\n  at DateTime\n  big BigInt\n" +
      "  owner Owner @relation(fields: [ownerId], references: [id])\n}\nmodel Tag {\n  id String @id\n  owners Owner[]\n}",
    {},
    'previewFeatures = ["relationJoins"]',
  );
  const fields = { id: id(), ownerId: string().references("owner.id"), at: datetime(), big: bigint() };
  const schema = defineSchema({
    owner: model({
      table: "Owner",
      fields: { id: id(), n: integer().nullable() },
      relations: { things: hasMany("thing", { foreignKey: "ownerId" }) },
    }),
    thing: model({
      table: "Thing",
      fields,
      relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
    }),
  });
  try {
    const orm = await bootstrapDatabase({ schema, client });
    await orm.owner.create({ data: { id: "é😀" } });
    const thing = {
      id: "t",
      ownerId: "é😀",
      at: new Date("1001-02-03T04:05:06.789Z"),
      big: 9223372036854775807n,
    };
    await orm.thing.create({ data: thing });
    const select = {
      n: true,
      things: { select: { at: true, big: true, owner: { select: { id: true } } } },
    } as const;
    assert.match(orm.$explain.owner.findMany({ select }).statements[0] ?? "", /^owner\.findMany/);
    const { at, big } = thing;
    assert.equal(await orm.owner.findMany({ select }), [
      { n: null, things: [{ at, big, owner: { id: "é😀" } }] },
    ]);
    const tagged = defineSchema({
      owner: model({
        table: "Owner",
        fields: { id: id() },
        relations: { tags: manyToMany("tag", { through: "ownerTag", from: "ownerId", to: "tagId" }) },
      }),
      tag: model({ table: "Tag", fields: { id: id() } }),
      ownerTag: model({
        table: "owner_tags",
        fields: { id: id(), ownerId: string().references("owner.id"), tagId: string().references("tag.id") },
      }),
    });
    const { code, message } = await refusal(
      (await createOrmFromRuntime({ schema: tagged, client })).owner.findMany({ select: { tags: true } }),
    );
    assert.is(code, "MISSING_TABLE");
    assert.match(message, 'no model for "ownerTag"');
  } finally {
    await close();
  }
});

test.run();
