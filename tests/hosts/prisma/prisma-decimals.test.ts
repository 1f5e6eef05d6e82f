import { suite } from "uvu";
import * as assert from "uvu/assert";
import { decimal, defineSchema, id, integer, model, string, unique } from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { onPostgres } from "./on-postgres.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("decimals in Prisma's own columns");

const schema = defineSchema({
  price: model({
    table: "Price",
    fields: {
      id: id({ type: "integer" }),
      fixed: decimal().default("0"),
      free: decimal().nullable(),
      zone: string().default("z"),
      n: integer().default(0),
    },
    unique: [unique(["zone", "fixed"])],
  }),
});

const MODELS = `model Price {
  id    Int      @id
  fixed FIXED
  free  FREE?
  zone  String
  n     Int

  @@unique([zone, fixed])
}`;

const PLACES_30 = `0.${"0".repeat(29)}1`;
const PLACES_31 = `0.${"0".repeat(30)}1`;
const WHOLE_35 = `-${"9".repeat(35)}`;
const WHOLE_36 = "9".repeat(36);

test("on PostgreSQL: a plain Decimal keeps 30 places, and no value that has more is rounded", async () => {
  const { client, close } = await onPostgres(
    MODELS.replace("FIXED", "Decimal").replace("FREE", "Decimal").replace("Decimal?", "Decimal? @db.Decimal"),
    {},
  );
  try {
    await client.$executeRawUnsafe(
      'create table "Price" ("id" int primary key, "fixed" decimal(65,30) not null, "free" decimal, ' +
        '"zone" text not null, "n" int not null, unique ("zone", "fixed"))',
    );
    const orm = await createOrmFromRuntime({ schema, client });
    const sent: string[] = [];
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    for (const fixed of [PLACES_31, WHOLE_36]) {
      for (const call of [
        () => orm.price.create({ data: { id: 9, fixed } }),
        () => orm.price.createMany({ data: [{ id: 9 }, { id: 10, fixed }] }),
        () => orm.price.update({ where: { id: 1 }, data: { fixed } }),
        () => orm.price.updateMany({ where: {}, data: { fixed: { increment: fixed } } }),
        () => orm.price.updateMany({ where: {}, data: { fixed: { multiply: fixed } } }),
        () => orm.price.upsert({ where: { id: 1 }, create: { fixed }, update: {} }),
        () => orm.price.upsert({ where: { id: 1 }, create: {}, update: { fixed } }),
        () =>
          orm.price.upsert({ where: { zone_fixed: { zone: "z", fixed } }, create: { id: 1 }, update: {} }),
      ]) {
        const failure = Object(await call().catch((error: unknown) => error));
        assert.is(failure.code, "INVALID_QUERY", String(failure));
        assert.match(
          failure.message,
          /price\.fixed: a decimal has at most 35 digits before the point and 30 after/,
        );
      }
    }
    assert.equal(sent, []);
    await orm.price.createMany({
      data: [
        { id: 1, fixed: PLACES_30, free: PLACES_31 },
        { id: 2, fixed: WHOLE_35, free: WHOLE_36 },
      ],
    });
    const all = [
      { id: 1, fixed: PLACES_30, free: PLACES_31, zone: "z", n: 0 },
      { id: 2, fixed: WHOLE_35, free: WHOLE_36, zone: "z", n: 0 },
    ];
    assert.equal(await orm.price.findMany({ orderBy: { id: "asc" } }), all);
    // What is compared is not kept.
    assert.equal(await orm.price.findMany({ where: { fixed: PLACES_31 } }), []);
    assert.is(await orm.price.count({ where: { fixed: { gt: PLACES_31 } } }), 1);
    assert.is(await orm.price.count({ where: { free: { in: [PLACES_31, WHOLE_36] } } }), 2);
    for (const change of [{ multiply: "0.1" }, { increment: WHOLE_35 }, { multiply: "1.5" }]) {
      const call = orm.price.updateMany({ where: {}, data: { fixed: change } });
      assert.is(Object(await call.catch((error: unknown) => error)).code, "CHECK_VIOLATION");
    }
    assert.equal(await orm.price.findMany({ orderBy: { id: "asc" } }), all);
    const changed = await orm.price.update({
      where: { id: 1 },
      data: { fixed: { multiply: "70" }, free: { multiply: "0.1" } },
    });
    assert.equal([changed?.fixed, changed?.free], [`0.${"0".repeat(28)}7`, `0.${"0".repeat(31)}1`]);
    const upserted = await orm.price.upsert({
      where: { id: 1 },
      create: {},
      update: { fixed: { multiply: "0.5" }, free: null },
    });
    assert.equal([upserted.fixed, upserted.free], [`0.${"0".repeat(28)}35`, null]);
    assert.is((await orm.price.update({ where: { id: 1 }, data: { free: { multiply: "2" } } }))?.free, null);
  } finally {
    await close();
  }
});

test("on SQLite: decimals are text, whatever digits they have", async () => {
  const models = MODELS.replace("FIXED", "String").replace("FREE", "String");
  const { client } = await watchedClient("sqlite", models);
  const orm = await bootstrapDatabase({ schema, client });
  const free = `${"9".repeat(400)}.${"1".repeat(400)}`;
  const created = await orm.price.create({ data: { id: 1, fixed: PLACES_31, free } });
  assert.equal([created.fixed, created.free], [PLACES_31, free]);
  assert.equal(await orm.price.findMany({ where: { free: { gte: free } }, select: { free: true } }), [
    { free },
  ]);
  await client.$disconnect();
});

test("on SQLite: a Decimal of Prisma's is a floating point number there, and refused", async () => {
  const models = MODELS.replace("FIXED", "Decimal").replace("FREE", "String");
  const { client, sent } = await watchedClient("sqlite", models);
  const orm = await createOrmFromRuntime({ schema, client });
  for (const call of [orm.price.findMany(), orm.price.create({ data: { id: 1 } })]) {
    const failure = Object(await call.catch((error: unknown) => error));
    assert.is(failure.code, "MISSING_COLUMN");
    assert.match(failure.message, 'has "fixed" as Decimal, which does not hold a decimal exactly');
  }
  assert.equal(sent, []);
  await client.$disconnect();
});

test.run();
