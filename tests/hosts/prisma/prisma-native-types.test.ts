import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  defineSchema,
  enumeration,
  hasMany,
  id,
  integer,
  model,
  string,
} from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { onPostgres } from "./on-postgres.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("column types of PostgreSQL that keep less than a field may hold");

const MODELS = `model Thing {
  id    Int    @id
  n     Int    @unique @db.SmallInt
  slug  String @unique @db.VarChar(3)
  kind  String @db.VarChar(2)
  parts Part[]
}
model Part {
  id    Int   @id
  n     Int   @db.Integer
  thing Thing @relation(fields: [n], references: [n])
}`;

const TABLES = [
  'create table "Thing" ("id" int primary key, "n" smallint not null unique, ' +
    '"slug" varchar(3) not null unique, "kind" varchar(2) not null)',
  'create table "Part" ("id" int primary key, "n" int not null)',
];

const schema = defineSchema({
  thing: model({
    table: "Thing",
    fields: {
      id: id({ type: "integer" }),
      n: integer().unique(),
      slug: string().unique(),
      kind: enumeration(["a", "bc"]).default("a"),
    },
    relations: { parts: hasMany("part", { foreignKey: "n" }) },
  }),
  part: model({
    table: "Part",
    fields: { id: id({ type: "integer" }), n: integer().references("thing.n") },
    relations: { thing: belongsTo("thing", { foreignKey: "n" }) },
  }),
});

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return Object(await call.catch((error: unknown) => error)).code;
}

test("a small integer: what is asked may be larger, what is stored may not", async () => {
  const { client, close } = await onPostgres(MODELS);
  try {
    for (const text of TABLES) await client.$executeRawUnsafe(text);
    const orm = await createOrmFromRuntime({ schema, client });
    const thing = await orm.thing.create({ data: { id: 1, n: 5, slug: "a" } });
    await orm.part.createMany({ data: [{ id: 1, n: 5 }] });
    await client.$executeRawUnsafe('insert into "Part" values (2, 100000)');
    const [large, other] = [100_000, 40_000];
    assert.is(await orm.thing.findUnique({ where: { n: large } }), null);
    assert.equal(await orm.thing.findMany({ where: { n: large } }), []);
    for (const n of [{ not: large }, { lt: large }, { lte: large }, { notIn: [large, other] }, 5]) {
      assert.equal(await orm.thing.findMany({ where: { n } }), [thing]);
    }
    assert.is(await orm.thing.count({ where: { n: { gt: large } } }), 0);
    assert.is(await orm.thing.updateMany({ where: { n: large }, data: { slug: "x" } }), 0);
    assert.is(await orm.thing.update({ where: { n: large }, data: { slug: "x" } }), null);
    assert.is(await orm.thing.deleteMany({ where: { n: large } }), 0);
    const select = { id: true, thing: { select: { slug: true } } } as const;
    assert.equal(await orm.part.findMany({ where: { id: 1 }, select }), [{ id: 1, thing: { slug: "a" } }]);
    assert.is(await codeOf(orm.part.findMany({ select })), "DECODE_FAILED");
    assert.equal(await orm.thing.findMany({ select: { parts: { select: { id: true } } } }), [
      { parts: [{ id: 1 }] },
    ]);
    for (const call of [
      () => orm.thing.create({ data: { id: 2, n: large, slug: "b" } }),
      () => orm.thing.createMany({ data: [{ id: 2, n: large, slug: "b" }] }),
      () => orm.thing.update({ where: { id: 1 }, data: { n: large } }),
      () => orm.thing.update({ where: { id: 1 }, data: { n: { increment: large } } }),
      () => orm.thing.upsert({ where: { n: large }, create: { id: 2, slug: "b" }, update: {} }),
    ]) {
      assert.is(await codeOf(call()), "CHECK_VIOLATION");
    }
    const upserted = await orm.thing.upsert({
      where: { n: 5 },
      create: { id: 2, slug: "b" },
      update: { slug: "c" },
    });
    assert.equal(upserted, { ...thing, slug: "c" });
    assert.is(await orm.thing.count(), 1);
  } finally {
    await close();
  }
});

test("a text of limited length: spaces that are too many are refused like other characters", async () => {
  const { client, close } = await onPostgres(MODELS);
  try {
    for (const text of TABLES) await client.$executeRawUnsafe(text);
    const orm = await createOrmFromRuntime({ schema, client });
    const sent: string[] = [];
    await orm.thing.create({ data: { id: 1, n: 1, slug: "😀😀😀" } });
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    for (const slug of ["abc ", "abcd"]) {
      for (const call of [
        () => orm.thing.create({ data: { id: 2, n: 2, slug } }),
        () =>
          orm.thing.createMany({
            data: [
              { id: 2, n: 2, slug: "ok" },
              { id: 3, n: 3, slug },
            ],
          }),
        () => orm.thing.update({ where: { id: 1 }, data: { slug } }),
        () => orm.thing.updateMany({ where: { kind: "a" }, data: { slug } }),
        () => orm.thing.upsert({ where: { slug }, create: { id: 2, n: 2 }, update: { n: 7 } }),
        () => orm.thing.upsert({ where: { id: 1 }, create: { n: 2, slug: "ok" }, update: { slug } }),
      ]) {
        const failure = Object(await call().catch((error: unknown) => error));
        assert.is(failure.code, "CHECK_VIOLATION", String(failure));
        assert.match(failure.message, "thing.slug: the Prisma schema keeps at most 3 characters");
        assert.equal(failure.meta.target, ["slug"]);
      }
      assert.is(await orm.thing.findUnique({ where: { slug } }), null);
      assert.is(await orm.thing.count({ where: { slug: { not: slug } } }), 1);
    }
    assert.is(sent.length, 4);
    assert.equal(await orm.thing.findMany(), [{ id: 1, n: 1, slug: "😀😀😀", kind: "a" }]);
    await orm.thing.update({ where: { id: 1 }, data: { slug: "a  " } });
    assert.is((await orm.thing.findUnique({ where: { slug: "a  " } }))?.slug, "a  ");
  } finally {
    await close();
  }
});

test("a value of an enumeration that is longer than its column", async () => {
  const { client, sent } = await watchedClient("postgresql", MODELS);
  const fields = { id: id({ type: "integer" }), kind: enumeration(["a", "bcd"]) };
  const longer = defineSchema({ thing: model({ table: "Thing", fields }) });
  const orm = await createOrmFromRuntime({ schema: longer, client });
  const failure = Object(await orm.thing.findMany().catch((error: unknown) => error));
  assert.is(failure.code, "MISSING_COLUMN");
  assert.match(failure.message, 'thing.kind: the Prisma schema has "kind" as String @db.VarChar(2), which');
  assert.equal(sent, []);
});

test.run();
