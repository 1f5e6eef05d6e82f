import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string, unique } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  // What PostgreSQL and SQLite call the new row of an upsert.
  taken: model({ table: "excluded", fields: { id: id(), n: integer() } }),
  // SQLite does not find a numbered primary key inside a longer key.
  place: model({
    table: "places",
    fields: { id: id({ type: "integer" }), zone: string(), n: integer().default(0) },
    unique: [unique(["zone", "id"])],
  }),
  member: model({
    table: "members",
    fields: { badge: string().unique(), code: string().unique(), n: integer().default(0) },
  }),
});

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`upserts on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  test("a table may have the name of the new row", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    const add = (n: number) =>
      orm.taken.upsert({ where: { id: "a" }, create: { n }, update: { n: { increment: n } } });
    assert.equal(
      [await add(1), await add(5), await add(9)].map(({ n }) => n),
      [1, 6, 15],
    );
  });

  test("a key may hold the primary key among others", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    const visit = (key: { zone: string; id: number }) =>
      orm.place.upsert({ where: { zone_id: key }, create: { n: 1 }, update: { n: { increment: 1 } } });
    await visit({ zone: "a", id: 7 });
    assert.equal(await visit({ zone: "a", id: 7 }), { zone: "a", id: 7, n: 2 });
    const error = await visit({ zone: "b", id: 7 }).catch((reason) => reason);
    assert.instance(error, OrmError);
    assert.is(error.code, "UNIQUE_CONSTRAINT_VIOLATION");
    assert.equal(error.meta.target, ["id"]);
    assert.equal(await orm.place.findMany(), [{ zone: "a", id: 7, n: 2 }]);
  });

  test("it costs what was stated, and no more where another key is in the way", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    const trips: number[] = [];
    orm.$on("query", (event) => trips.push(event.roundTrips));
    const upsert = (badge: string, code: string) => ({
      where: { code },
      create: { badge, code },
      update: { n: { increment: 1 } },
    });
    const { roundTrips, roundTripsMax } = orm.$explain.member.upsert(upsert("b", "c"));
    await orm.member.upsert(upsert("b1", "c1"));
    await orm.member.upsert(upsert("b1", "c1"));
    assert.equal(trips.splice(0), [roundTrips, roundTrips]);
    await orm.member.create({ data: { badge: "b2", code: "c2" } });
    trips.length = 0;
    // The new row would take the badge of another one; the row with the code is changed all the same.
    const changed = await orm.member.upsert(upsert("b2", "c1"));
    assert.equal([changed.badge, changed.n], ["b1", 2]);
    const error = await orm.member.upsert(upsert("b2", "c3")).catch((reason) => reason);
    assert.equal([error.code, error.meta.target], ["UNIQUE_CONSTRAINT_VIOLATION", ["badge"]]);
    assert.ok(Math.max(...trips) <= roundTripsMax, `${trips} of ${roundTripsMax}`);
    const rows = await orm.member.findMany({ orderBy: { code: "asc" }, select: { badge: true, n: true } });
    assert.equal(rows, [
      { badge: "b1", n: 2 },
      { badge: "b2", n: 0 },
    ]);
  });

  test("inside a transaction it goes on after another key was in the way", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    await orm.member.deleteMany({ where: {} });
    await orm.member.createMany({
      data: [
        { badge: "x", code: "1" },
        { badge: "y", code: "2" },
      ],
    });
    await orm.transaction(async (tx) => {
      await tx.member.upsert({ where: { code: "1" }, create: { badge: "y" }, update: { n: 5 } });
      await tx.member.update({ where: { code: "2" }, data: { n: 7 } });
    });
    const rows = await orm.member.findMany({ orderBy: { code: "asc" }, select: { n: true } });
    assert.equal(rows, [{ n: 5 }, { n: 7 }]);
  });

  test.run();
}
