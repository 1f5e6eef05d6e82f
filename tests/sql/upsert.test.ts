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

  test.run();
}
