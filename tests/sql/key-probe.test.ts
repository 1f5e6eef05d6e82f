import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  bigint,
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  hasMany,
  id,
  integer,
  model,
  string,
} from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

/** A unique field of every kind that may be one. */
const schema = defineSchema({
  probe: model({
    table: "probed_rows",
    fields: {
      id: id(),
      whole: integer().unique(),
      large: bigint().unique(),
      exact: decimal().unique(),
      at: datetime().unique(),
      side: enumeration(["left", "right"]).unique(),
      text: string().unique(),
      flag: boolean().unique(),
    },
    relations: { parts: hasMany("part", { foreignKey: "probeId" }) },
  }),
  part: model({
    table: "probed_parts",
    fields: { id: id(), probeId: string().references("probe.id") },
    relations: { probe: belongsTo("probe", { foreignKey: "probeId" }) },
  }),
});

const A = {
  id: "a",
  whole: 1,
  large: 9_007_199_254_740_993n,
  exact: "1.5",
  at: new Date("2020-01-01T00:00:00.001Z"),
  side: "left",
  text: 'q"\\',
  flag: true,
} as const;
const B = {
  ...A,
  id: "b",
  whole: 2,
  large: 2n,
  exact: "2",
  at: new Date("2021-01-01T00:00:00Z"),
  side: "right",
  text: "z",
  flag: false,
} as const;

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`look-ups of one tick on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  test("keys of every kind find their rows, each with what belongs to it", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver, coalesce: true });
    await orm.probe.createMany({ data: [A, B] });
    await orm.part.create({ data: { id: "p", probeId: "a" } });
    const select = { id: true, parts: { select: { id: true, probe: { select: { whole: true } } } } } as const;
    const found = await Promise.all([
      orm.probe.findUnique({ where: { whole: 1 }, select }),
      orm.probe.findUnique({ where: { whole: 3 }, select }),
      orm.probe.findUnique({ where: { large: A.large }, select }),
      orm.probe.findUnique({ where: { large: B.large }, select }),
      orm.probe.findUnique({ where: { exact: A.exact }, select }),
      orm.probe.findUnique({ where: { exact: B.exact }, select }),
      orm.probe.findUnique({ where: { at: A.at }, select }),
      orm.probe.findUnique({ where: { at: B.at }, select }),
      orm.probe.findUnique({ where: { side: A.side }, select }),
      orm.probe.findUnique({ where: { side: B.side }, select }),
      orm.probe.findUnique({ where: { text: A.text }, select }),
      orm.probe.findUnique({ where: { text: B.text }, select }),
      orm.probe.findUnique({ where: { flag: true }, select }),
      orm.probe.findUnique({ where: { flag: false }, select }),
    ]);
    const a = { id: "a", parts: [{ id: "p", probe: { whole: 1 } }] };
    const b = { id: "b", parts: [] };
    assert.equal(found, [a, null, a, b, a, b, a, b, a, b, a, b, a, b]);
  });

  test("lists that a statement nests are asked for call by call", async ({ target }) => {
    if (target === null || target.driver.capabilities.nestedLevels === 0) return;
    const orm = createOrm({ schema, driver: target.driver, coalesce: true });
    const texts: string[] = [];
    orm.$on("query", ({ statements }) => texts.push(...statements));
    const select = { id: true, parts: { select: { id: true } } } as const;
    await Promise.all(["a", "b"].map((key) => orm.probe.findUnique({ where: { id: key }, select })));
    assert.is(texts.length, 2);
    const below = { probe: { select: { parts: { select: { id: true } } } } } as const;
    await Promise.all(["p", "q"].map((key) => orm.part.findUnique({ where: { id: key }, select: below })));
    assert.is(texts.length, 4);
  });

  test("on PostgreSQL each key is looked up by itself", async ({ target }) => {
    if (target === null || target.driver.dialect !== "postgres") return;
    const orm = createOrm({ schema, driver: target.driver, coalesce: true });
    const texts: string[] = [];
    orm.$on("query", ({ statements }) => texts.push(...statements));
    const select = { whole: true } as const;
    await Promise.all(["a", "b"].map((key) => orm.probe.findUnique({ where: { id: key }, select })));
    assert.equal(texts, [
      'select t2.c0 as c0, t2.c1 as c1 from unnest(coalesce($1, (select array_agg("id") from "probed_rows" where false))) ' +
        'as t0(c0) cross join lateral (select t1."whole" as c0, t1."id" as c1 from "probed_rows" as t1 ' +
        'where t1."id" = t0.c0 limit 1) as t2',
    ]);
  });

  test.run();
}
