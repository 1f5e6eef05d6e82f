import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  bigint,
  boolean,
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
  unique,
} from "../../../compiler/schema/index.ts";
import type { AnySchema } from "../../../compiler/schema/schema.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { refusal } from "./refusal.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("what Prisma's schema cannot keep is refused before Prisma sends anything");

/** Calls by name, for schemas that no type is worth writing down for. */
async function calls(
  schema: AnySchema,
  client: unknown,
): Promise<(method: string, args: object) => Promise<unknown>> {
  const orm: object = await createOrmFromRuntime({ schema, client });
  const of: unknown = Reflect.get(orm, "thing");
  return async (method, args) => Reflect.apply(Reflect.get(Object(of), method), of, [args]);
}

test("a unique key that is not there: a call by it would touch several rows", async () => {
  const { client, sent } = await watchedClient(
    "sqlite",
    "model Thing {\n  id String @id\n  slug String\n  zone String\n  n Int\n  @@unique([zone, n])\n}",
  );
  const fields = { id: id(), slug: string(), zone: string(), n: integer() };
  const schemas = [
    defineSchema({ thing: model({ table: "Thing", fields: { ...fields, slug: string().unique() } }) }),
    defineSchema({ thing: model({ table: "Thing", fields, unique: [unique(["slug", "zone"])] }) }),
  ];
  const data = { slug: "a", zone: "z", n: 1 };
  for (const [at, schema] of schemas.entries()) {
    const call = await calls(schema, client);
    const where = at === 0 ? { slug: "a" } : { slug_zone: { slug: "a", zone: "z" } };
    for (const [method, args] of [
      ["findUnique", { where }],
      ["create", { data }],
      ["createMany", { data: [data] }],
      ["update", { where, data: { n: 2 } }],
      ["upsert", { where, create: data, update: { n: 2 } }],
      ["delete", { where }],
    ] as const) {
      const { code, message } = await refusal(call(method, args));
      assert.is(code, "UNSUPPORTED", method);
      assert.match(message, at === 0 ? "no unique key over slug in Thing" : "no unique key over slug, zone");
    }
    assert.is((await refusal(bootstrapDatabase({ schema, client }))).code, "UNSUPPORTED");
  }
  assert.equal(sent, []);
  await client.$disconnect();
});

const COLUMNS = [
  ["String @db.Uuid", string()],
  ["String @db.Citext", string()],
  ["String @db.Char(5)", string()],
  ["String @db.Inet", string()],
  ["String @db.Bit(5)", string()],
  ["String @db.VarBit(5)", string()],
  ["String @db.Xml", string()],
  ["String @db.Char(5)", enumeration(["a"])],
  ["String @db.Citext", enumeration(["a"])],
  ["Kind", string()],
  ["Int @db.SmallInt", boolean()],
  ["DateTime @db.Date", datetime()],
  ["DateTime @db.Time(3)", datetime()],
  ["DateTime @db.Timetz(3)", datetime()],
  ["DateTime @db.Timestamp(0)", datetime()],
  ["DateTime @db.Timestamptz(0)", datetime()],
  ["DateTime @db.Timestamp(2)", datetime()],
  ["Decimal @db.Decimal(10, 2)", decimal()],
  ["Decimal @db.Decimal(65, 20)", decimal()],
  ["Decimal @db.Money", decimal()],
  ["Float", decimal()],
  ["Float @db.Real", decimal()],
  ["Float @db.DoublePrecision", integer()],
  ["Int @db.Oid", integer()],
  ["BigInt", integer()],
  ["Int", bigint()],
  ["Json @db.Json", json()],
  ["Bytes", string()],
  ["Bytes @db.ByteA", json()],
  ["Json", string()],
  ["String", json()],
  ['Unsupported("tsvector")?', string().nullable()],
  ["String[]", string()],
] as const;

for (const [column, kind] of COLUMNS) {
  test(`${column} for another kind than it holds`, async () => {
    const { client, sent } = await watchedClient(
      "postgresql",
      `model Thing {\n  id Int @id\n  what ${column}\n}\nenum Kind {\n  a\n}`,
    );
    const schema: AnySchema = defineSchema({
      thing: model({ table: "Thing", fields: { id: id({ type: "integer" }), what: kind } }),
    });
    const call = await calls(schema, client);
    for (const method of ["findMany", "count"]) {
      assert.is((await refusal(call(method, {}))).code, "MISSING_COLUMN");
    }
    assert.equal(sent, []);
  });
}

test("column types that keep all of a kind are taken", async () => {
  const { client } = await watchedClient(
    "postgresql",
    "model Thing {\n  id Int @id @db.Integer\n  a String @db.VarChar(9)\n  b DateTime @db.Timestamptz(3)\n" +
      "  c Decimal @db.Decimal\n  d Json @db.JsonB\n  e Decimal\n  f BigInt @db.BigInt\n  g DateTime @db.Timestamptz\n}",
  );
  const fields = { id: id({ type: "integer" }), a: string(), b: datetime(), c: decimal(), d: json() };
  const schema = defineSchema({
    thing: model({ table: "Thing", fields: { ...fields, e: decimal(), f: bigint(), g: datetime() } }),
  });
  const orm = await createOrmFromRuntime({ schema, client });
  assert.is(orm.$explain.thing.findMany().statements.length, 1);
});

const FILLED = `model Thing {
  id    String   @id
  n     Int      @default(0)
  token String   @default(uuid())
  seen  DateTime @updatedAt
  born  DateTime @default(now())
  tags  Unsupported("tsvector")?
}`;

test("a value that only Prisma's own calls fill in", async () => {
  const { client, sent } = await watchedClient("sqlite", FILLED.replace(/.*tags.*\n/, ""));
  await client.$executeRawUnsafe(
    'create table "Thing" ("id" text primary key, "n" int not null default 0, "token" text not null, ' +
      '"seen" datetime not null, "born" datetime not null)',
  );
  const fields = { id: id(), n: integer().default(0) };
  const call = await calls(defineSchema({ thing: model({ table: "Thing", fields }) }), client);
  await call("create", { data: { id: "a" } });
  await call("update", { where: { id: "a" }, data: { n: 1 } });
  await call("upsert", { where: { id: "a" }, create: {}, update: { n: 2 } });
  sent.length = 0;
  for (const [method, args] of [
    ["createMany", { data: [{ id: "b" }] }],
    ["update", { where: { id: "a" }, data: { n: { increment: 1 } } }],
    ["updateMany", { where: { id: { in: ["a"] } }, data: { n: 1 } }],
  ] as const) {
    const { code, message } = await refusal(call(method, args));
    assert.is(code, "UNSUPPORTED", method);
    assert.match(message, /"Thing.(token|seen)", which "thing" has not, is filled by Prisma's calls alone/);
  }
  assert.equal(sent, []);
  assert.is(await call("deleteMany", { where: { id: { in: ["a"] } } }), 1);
  await client.$disconnect();
});

test("a required field that nobody fills, also where many rows are made at once", async () => {
  const { client, sent } = await watchedClient("sqlite", "model Thing {\n  id String @id\n  must String\n}");
  const call = await calls(defineSchema({ thing: model({ table: "Thing", fields: { id: id() } }) }), client);
  for (const [method, args] of [
    ["create", { data: {} }],
    ["createMany", { data: [{}] }],
    ["upsert", { where: { id: "a" }, create: {}, update: {} }],
  ] as const) {
    const { code, message } = await refusal(call(method, args));
    assert.is(code, "NOT_NULL_VIOLATION", method);
    assert.match(message, 'requires "Thing.must"');
  }
  assert.equal(sent, []);
});

test("two of our fields, or models, over one of Prisma's", async () => {
  const { client, sent } = await watchedClient(
    "sqlite",
    'model Thing {\n  id String @id\n  name String @map("email")\n}\n' +
      'model Other {\n  id String @id\n  @@map("things")\n}',
  );
  const fields = { id: id(), email: string(), name: string() };
  const twice = await calls(defineSchema({ thing: model({ table: "Thing", fields }) }), client);
  const { code, message } = await refusal(twice("create", { data: { email: "e", name: "n" } }));
  assert.is(code, "MISSING_COLUMN");
  assert.match(message, 'thing.name: the Prisma schema has "Thing.name" for "email" already');
  const schema = defineSchema({
    thing: model({ table: "things", fields: { id: id() } }),
    other: model({ table: "others", fields: { id: id() } }),
  });
  const orm = await createOrmFromRuntime({ schema, client });
  assert.equal(orm.$explain.thing.findMany().statements, ["other.findMany({ select: { id: true } })"]);
  assert.is((await refusal(orm.other.findMany())).code, "MISSING_TABLE");
  assert.equal(sent, []);
});

test("a relation that is not there", async () => {
  const { client, sent } = await watchedClient(
    "sqlite",
    "model Thing {\n  id String @id\n  ownerId String\n}\nmodel Owner {\n  id String @id\n}",
  );
  const schema = defineSchema({
    owner: model({
      table: "Owner",
      fields: { id: id() },
      relations: { things: hasMany("thing", { foreignKey: "ownerId" }) },
    }),
    thing: model({ table: "Thing", fields: { id: id(), ownerId: string().references("owner.id") } }),
  });
  const orm = await createOrmFromRuntime({ schema, client });
  const { code, message } = await refusal(orm.owner.findMany({ select: { things: true } }));
  assert.is(code, "UNSUPPORTED");
  assert.match(message, "no relation from Owner to Thing");
  assert.equal(sent, []);
});

test.run();
