import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { belongsTo, defineSchema, hasMany, id, model, string } from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { failureOf } from "./support/code-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  shelf: model({
    table: "forced_shelves",
    fields: { id: id() },
    relations: { books: hasMany("book", { foreignKey: "shelfId" }) },
  }),
  book: model({
    table: "forced_books",
    fields: { id: id(), shelfId: string().nullable().references("shelf.id") },
    relations: { shelf: belongsTo("shelf", { foreignKey: "shelfId" }) },
  }),
});

const SHELVES = { orderBy: { id: "asc" }, select: { id: true, books: { orderBy: { id: "asc" } } } } as const;
const BOOKS = { orderBy: { id: "asc" }, select: { id: true, shelf: true } } as const;
const STRATEGIES = ["correlated", "grouped", "joined", "batch"] as const;

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`a strategy for one call on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  test("loads the call's relations so, next to calls without, or is refused with nothing sent", async ({
    target,
  }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    const { nestedLevels, groupedRows, flatJoins } = target.driver.capabilities;
    await orm.shelf.createMany({ data: [{ id: "a" }, { id: "b" }] });
    await orm.book.createMany({ data: [{ id: "1", shelfId: "a" }, { id: "2", shelfId: "a" }, { id: "3" }] });
    const shelves = await orm.shelf.findMany(SHELVES);
    const books = await orm.book.findMany(BOOKS);
    const usual = orm.$explain.shelf.findMany(SHELVES).statements;
    const sent: string[] = [];
    orm.$on("query", ({ statements }) => void sent.push(...statements));
    const possible = {
      correlated: nestedLevels > 0,
      grouped: groupedRows,
      joined: false,
      batch: true,
    };
    for (const strategy of STRATEGIES) {
      sent.length = 0;
      if (possible[strategy]) {
        assert.equal(await orm.shelf.findMany(SHELVES, { strategy }), shelves, strategy);
        const { relations, statements } = orm.$explain.shelf.findMany(SHELVES, { strategy });
        assert.is(relations[0]?.strategy, strategy);
        assert.equal(sent, statements);
      } else {
        const failure = await failureOf(() => orm.shelf.findMany(SHELVES, { strategy }));
        assert.equal([failure.code, failure.path], ["INVALID_QUERY", "options.strategy"], strategy);
        assert.equal(sent, []);
      }
    }
    for (const strategy of STRATEGIES) {
      if (strategy === "grouped" || (strategy === "correlated" && nestedLevels === 0)) continue;
      assert.equal(await orm.book.findMany(BOOKS, { strategy, timeoutMs: 60_000 }), books, strategy);
      assert.is(orm.$explain.book.findMany(BOOKS, { strategy }).relations[0]?.strategy, strategy);
    }
    assert.ok(flatJoins !== null);
    sent.length = 0;
    assert.equal(await orm.shelf.findMany(SHELVES), shelves);
    assert.equal(sent, usual, "a call without one is sent as before");
  });

  test("inside a transaction, and where there is nothing to load", async ({ target }) => {
    if (target === null) return;
    const orm = createOrm({ schema, driver: target.driver });
    await orm.transaction(async (tx) => {
      await tx.book.create({ data: { id: "9", shelfId: "b" } });
      const found = await tx.book.findUnique(
        { where: { id: "9" }, select: { shelf: true } },
        { strategy: "batch" },
      );
      assert.equal(found, { shelf: { id: "b" } });
      assert.is(await tx.book.count({ where: { id: "9" } }, { strategy: "joined" }), 1);
      await tx.book.delete({ where: { id: "9" } });
    });
  });

  test.run();
}
