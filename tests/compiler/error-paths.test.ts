import { inspect } from "node:util";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model, string, unique } from "../../compiler/schema/index.ts";
import { METHODS, type Method } from "../../compiler/shape/method.ts";
import { createMemoryDriver, createOrm } from "../../engine/index.ts";
import { call, farmEngine } from "./support/farm-engine.ts";
import { ormErrorOf } from "./support/orm-error-of.ts";
import { recordingDriver } from "./support/recording-driver.ts";
import { refusedAt } from "./support/refusal.ts";

const DATA = { slug: "s", name: "n", region: "west", area: "1" };

async function refused(model: string, cases: readonly (readonly [Method, unknown, string])[]): Promise<void> {
  for (const [method, args, path] of cases) {
    assert.is(await refusedAt({ model, method, args }), path, `${method} ${inspect(args)}`);
  }
}

test("the path leads to the mistake in where", () =>
  refused("person", [
    ["findMany", { where: { OR: [{ name: "a" }, { email: 1 }] } }, "where.OR[1].email"],
    [
      "findMany",
      { where: { AND: { NOT: [{ name: { startsWith: 1 } }] } } },
      "where.AND.NOT[0].name.startsWith",
    ],
    ["findMany", { where: { AND: [{ nam: "a" }] } }, "where.AND[0].nam"],
    ["findMany", { where: { boss: { name: "a" } } }, "where.boss"],
    ["findMany", { where: { name: { like: "a" } } }, "where.name.like"],
    ["findMany", { where: { name: {} } }, "where.name"],
    ["findMany", { where: { name: null } }, "where.name"],
    ["findMany", { where: { name: { not: null } } }, "where.name.not"],
    ["findMany", { where: { bossId: { lt: null } } }, "where.bossId.lt"],
    ["findMany", { where: { bossId: { in: ["a", null] } } }, "where.bossId.in[1]"],
    ["findMany", { where: { id: { in: "a" } } }, "where.id.in"],
    ["findMany", { where: { OR: "a" } }, "where.OR"],
    ["findMany", { where: { NOT: {} } }, "where.NOT"],
    ["findMany", { where: { NOT: [] } }, "where.NOT"],
    ["findMany", { where: null }, "where"],
    ["findMany", { where: [] }, "where"],
  ]));

test("operators must be those of the field's kind", () =>
  refused("farm", [
    ["findMany", { where: { settings: { gt: 1 } } }, "where.settings.gt"],
    ["findMany", { where: { settings: { a: 1 } } }, "where.settings.a"],
    ["findMany", { where: { herd: { contains: "1" } } }, "where.herd.contains"],
    ["findMany", { where: { region: { startsWith: "no" } } }, "where.region.startsWith"],
    ["findMany", { where: { region: "east" } }, "where.region"],
  ]));

test("the path leads to the mistake in select, orderBy, take and skip", () =>
  refused("farm", [
    ["findMany", { select: { nam: true } }, "select.nam"],
    ["findMany", { select: { name: "yes" } }, "select.name"],
    ["findMany", { select: { name: {} } }, "select.name"],
    ["findMany", { select: {} }, "select"],
    ["findMany", { select: { id: false } }, "select"],
    ["findMany", { select: { id: true, nam: false } }, "select.nam"],
    [
      "findMany",
      { select: { plots: { select: { harvests: { take: -1 } } } } },
      "select.plots.select.harvests.take",
    ],
    ["findMany", { select: { plots: { select: { cod: true } } } }, "select.plots.select.cod"],
    [
      "findMany",
      { select: { plots: { where: { OR: [{}, { size: "1" }] } } } },
      "select.plots.where.OR[1].size",
    ],
    ["findMany", { select: { plots: { orderBy: [{ cod: "asc" }] } } }, "select.plots.orderBy[0].cod"],
    ["findMany", { select: { plots: { include: {} } } }, "select.plots.include"],
    ["findMany", { select: { owner: { take: 1 } } }, "select.owner.take"],
    ["findMany", { orderBy: { settings: "asc" } }, "orderBy.settings"],
    ["findMany", { orderBy: { id: "ASC" } }, "orderBy.id"],
    ["findMany", { orderBy: { owner: { name: "asc" } } }, "orderBy.owner"],
    ["findMany", { orderBy: ["id"] }, "orderBy[0]"],
  ]));

test("the path leads to the mistake in data", () =>
  refused("farm", [
    ["create", { data: { ...DATA, nam: 1 } }, "data.nam"],
    ["create", { data: { ...DATA, plots: [] } }, "data.plots"],
    ["create", { data: { ...DATA, name: null } }, "data.name"],
    ["create", { data: {} }, "data.slug"],
    ["createMany", { data: [DATA, { ...DATA, region: "x" }] }, "data[1].region"],
    ["createMany", { data: [DATA, null] }, "data[1]"],
    ["createMany", { data: DATA }, "data"],
    ["update", { where: { id: "f" }, data: { herd: { add: 1 } } }, "data.herd.add"],
    ["update", { where: { id: "f" }, data: { herd: { increment: 1, decrement: 1 } } }, "data.herd"],
    ["update", { where: { id: "f" }, data: { herd: {} } }, "data.herd"],
    ["update", { where: { id: "f" }, data: { herd: { divide: 0 } } }, "data.herd.divide"],
    ["update", { where: { id: "f" }, data: { budget: { divide: 0n } } }, "data.budget.divide"],
    ["update", { where: { id: "f" }, data: { budget: { increment: null } } }, "data.budget.increment"],
    ["update", { where: { id: "f" }, data: { name: { increment: 1 } } }, "data.name"],
    ["update", { where: { id: "f" }, data: { foundedAt: { set: null } } }, "data.foundedAt"],
    ["upsert", { where: { slug: "s" }, create: { ...DATA, slug: "t" }, update: {} }, "create.slug"],
    ["upsert", { where: { slug: "s" }, create: { ...DATA, slug: 1 }, update: {} }, "create.slug"],
    ["upsert", { where: { slug: "s" }, create: DATA, update: { nam: 1 } }, "update.nam"],
    ["upsert", { where: { slug: "s", name: "n" }, create: DATA, update: {} }, "where.name"],
    ["upsert", { where: { name: "n" }, create: DATA, update: {} }, "where"],
  ]));

test("numbered fields are given in all rows of one call or in none", () =>
  refused("harvest", [
    [
      "createMany",
      {
        data: [
          { number: 1, plotId: "l", weight: 1 },
          { plotId: "l", weight: 1 },
        ],
      },
      "data[1].number",
    ],
    [
      "createMany",
      {
        data: [
          { plotId: "l", weight: 1 },
          { number: 1, plotId: "l", weight: 1 },
        ],
      },
      "data[1].number",
    ],
  ]));

test("the path leads to the mistake in a unique key", () =>
  refused("plot", [
    ["findUnique", { where: {} }, "where"],
    ["findUnique", { where: { code: "A" } }, "where"],
    ["findUnique", { where: { cod: "A" } }, "where.cod"],
    ["findUnique", { where: { id: { in: ["a"] } } }, "where.id"],
    ["findUnique", { where: { id: null } }, "where.id"],
    ["findUnique", { where: { id: 1 } }, "where.id"],
    ["findUnique", { where: { id: "l", code: "A" } }, "where.code"],
    ["findUnique", { where: { farmCode: { farmId: "f", code: 1 } } }, "where.farmCode.code"],
    ["findUnique", { where: { farmCode: { farmId: "f", code: "A", size: 1 } } }, "where.farmCode.size"],
    ["findUnique", { where: { farmCode: { farmId: { not: "" }, code: "A" } } }, "where.farmCode.farmId"],
    ["findUnique", { where: { farmCode: "fA" } }, "where"],
    ["update", { where: { farmCode: { farmId: "f" } }, data: {} }, "where.farmCode.code"],
    ["delete", { where: { farmCode: "fA" } }, "where.farmCode"],
  ]));

test("the keys that a message lists can be written so", async () => {
  const schema = defineSchema({
    user: model({
      table: "users",
      fields: { id: id(), email: string(), team: string(), seat: string() },
      unique: [unique(["email"], { name: "mail" }), unique(["team", "seat"], { name: "place" })],
    }),
  });
  const orm = createOrm({ schema, driver: createMemoryDriver() });
  const refusal = await ormErrorOf(Promise.resolve(orm.user.findUnique({ where: {} as never })));
  assert.match(refusal.message, /: id, email, place$/);
  assert.is(await orm.user.findUnique({ where: { email: "a" } }), null);
  assert.is(await orm.user.findUnique({ where: { place: { team: "t", seat: "s" } } }), null);
});

test("an unknown argument is refused in every method", async () => {
  for (const method of METHODS) {
    assert.is(await refusedAt({ model: "farm", method, args: { includ: {} } }), "includ", method);
  }
});

test("a message never contains a value", async () => {
  const canary = "c4n4ry";
  const engine = farmEngine(recordingDriver().driver);
  const calls: readonly (readonly [Method, unknown])[] = [
    ["findMany", { where: { herd: canary } }],
    ["findMany", { where: { region: { in: [canary] } } }],
    ["findMany", { orderBy: { id: canary } }],
    ["findMany", { take: canary }],
    ["findUnique", { where: { id: { equals: canary } } }],
    ["create", { data: { ...DATA, area: canary } }],
    ["create", { data: { ...DATA, settings: { a: `${canary}\0` } } }],
    ["update", { where: { id: "f" }, data: { herd: { increment: canary } } }],
    ["upsert", { where: { slug: canary }, create: { ...DATA, slug: "other" }, update: {} }],
  ];
  for (const [method, args] of calls) {
    const error = await ormErrorOf(call(engine, "farm", method, args));
    assert.match(error.message, `farm.${method}`);
    for (const text of [error.message, error.path ?? "", JSON.stringify(error.meta)]) {
      assert.not.match(text, canary);
    }
  }
});

test.run();
