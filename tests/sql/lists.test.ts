import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  item: model({ table: "listed_items", fields: { id: id(), size: integer(), note: string().nullable() } }),
});

/** So many lists where a call is quick, and fewer where it takes longer. */
const LISTS: Readonly<Record<string, number>> = { "sql.js": 5_000, "better-sqlite3": 5_000 };
const LISTS_ELSEWHERE = 200;
const LENGTH_MAX = 60;

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`lists on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  test("lists of any length are sent in few texts", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    await orm.item.createMany({
      data: [
        { id: "3", size: 3 },
        { id: "5", size: 5, note: "five" },
      ],
    });
    const texts = new Set<string>();
    orm.$on("query", ({ statements }) => {
      for (const text of statements) texts.add(text);
    });
    let random = 42;
    const count = LISTS[name] ?? LISTS_ELSEWHERE;
    for (let at = 0; at < count; at++) {
      random = (Math.imul(random, 1_103_515_245) + 12_345) >>> 0;
      const length = random % LENGTH_MAX;
      const sizes = Array.from({ length }, (_, size) => size);
      const expected = [3, 5].filter((size) => size < length).length;
      const found =
        at % 2 === 0
          ? await orm.item.count({ where: { size: { in: sizes } } })
          : 2 - (await orm.item.count({ where: { id: { notIn: sizes.map(String) } } }));
      assert.is(found, expected, `a list of ${length}`);
    }
    // One of `in`, one of `notIn`, and what an empty list comes down to.
    assert.ok(texts.size <= 4, `${texts.size} texts`);
  });

  test.run();
}
