import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import type { Driver, Transaction } from "../../engine/driver.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { outcomeOf } from "./run-command.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { command } from "./store-arbitraries.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, byId, item, refused, type StoreUnderTest } from "./store-conformance.ts";

interface Open {
  readonly driver: Driver;
  readonly outside: Leaves;
}

export async function begin(outside: Leaves, outer: Transaction | null = null) {
  const { driver } = outside;
  if (driver.begin === undefined) throw new TypeError("no transactions");
  const transaction = await driver.begin({}, outer?.session ?? null);
  return { transaction, inside: outside.within(transaction.session) };
}

/** What an optimistic transaction must do on every record store. */
export function testTransactions(under: StoreUnderTest, runs = 100): void {
  const test = suite<Open>(`transactions on ${under.name}`);
  test.before.each(async (context) => {
    const driver = await under.open();
    Object.assign(context, { driver, outside: new Leaves(driver, storeCatalog) });
  });
  if (under.close !== undefined) test.after(under.close);

  test("a transaction reads its own writes, and nobody else does before the commit", async ({ outside }) => {
    await outside.insert("item", item("a", { slug: "s", ownerId: "o" }), item("b", { ownerId: "o" }));
    const { transaction, inside } = await begin(outside);
    const c = item("c", { slug: "t", ownerId: "o", data: { x: [1] } });
    await inside.insertOne("item", c);
    await inside.update("item", "slug", ["s"], { slug: ["set", "u"], ownerId: ["set", "p"] });
    await inside.remove("item", "id", ["b"]);
    const a = item("a", { slug: "u", ownerId: "p" });
    assert.equal(byId(await inside.scan("item")), [a, c]);
    assert.equal(await inside.find("item", "slug", ["s"]), []);
    assert.equal(await inside.find("item", "slug", ["u"]), [a]);
    assert.equal(await inside.find("item", "id", ["b"]), []);
    assert.equal(await inside.findIndexed("item", ["ownerId"], ["o"], ["p"]), [c, a]);
    assert.is(await inside.count("item"), 2);
    assert.is(await outside.count("item"), 2);
    assert.equal(await outside.find("item", "slug", ["t"]), []);
    await transaction.commit();
    assert.equal(byId(await outside.scan("item")), [a, c]);
    assert.equal(await outside.findIndexed("item", ["ownerId"], ["o"]), [c]);
    assert.is(await outside.count("item"), 2);
  });

  test("a rollback leaves nothing, and a refused write nothing of itself", async ({ outside }) => {
    await outside.insertOne("item", item("a", { slug: "s" }));
    const { transaction, inside } = await begin(outside);
    await inside.insertOne("item", item("b"));
    await refused("UNIQUE_CONSTRAINT_VIOLATION", () => inside.insertOne("item", item("c", { slug: "s" })));
    await refused("UNIQUE_CONSTRAINT_VIOLATION", () => inside.insertOne("item", item("b")));
    assert.is(await inside.count("item"), 2);
    await transaction.rollback();
    assert.equal(await outside.scan("item"), [item("a", { slug: "s" })]);
  });

  test("transactions inside one at once take turns, and so do its own writes", async ({ outside }) => {
    await outside.insertOne("item", item("a", { count: 1 }));
    const outer = await begin(outside);
    const first = await begin(outside, outer.transaction);
    const second = begin(outside, outer.transaction);
    const edited = outer.inside.update("item", "id", ["a"], { ownerId: ["set", "o"] });
    await first.inside.insertOne("item", item("b", { slug: "s" }));
    await first.inside.update("item", "id", ["a"], { count: ["increment", 1] });
    await first.transaction.commit();
    const { transaction, inside } = await second;
    await refused("UNIQUE_CONSTRAINT_VIOLATION", () => inside.insertOne("item", item("c", { slug: "s" })));
    await transaction.rollback();
    await edited;
    const third = await begin(outside, outer.transaction);
    await third.inside.update("item", "id", ["a"], { count: ["increment", 1] });
    await third.transaction.commit();
    await outer.transaction.commit();
    const stored = [item("a", { count: 3, ownerId: "o" }), item("b", { slug: "s" })];
    assert.equal(byId(await outside.scan("item")), stored);
  });

  const interferences: readonly {
    readonly name: string;
    readonly look: (inside: Leaves) => Promise<unknown>;
    readonly interfere: (outside: Leaves) => Promise<unknown>;
  }[] = [
    {
      name: "a record that was read changed",
      look: (inside) => inside.find("item", "id", ["a"]),
      interfere: (outside) => outside.update("item", "id", ["a"], { count: ["set", 9] }),
    },
    {
      name: "a record that was read is gone",
      look: (inside) => inside.find("item", "slug", ["s"]),
      interfere: (outside) => outside.remove("item", "id", ["a"]),
    },
    {
      name: "a record that was missing is there",
      look: (inside) => inside.find("item", "id", ["x"]),
      interfere: (outside) => outside.insertOne("item", item("x")),
    },
    {
      name: "a key value that was free is taken",
      look: (inside) => inside.find("item", "slug", ["x"]),
      interfere: (outside) => outside.insertOne("item", item("x", { slug: "x" })),
    },
    {
      name: "an index leads to more records",
      look: (inside) => inside.findIndexed("item", ["ownerId"], ["o"]),
      interfere: (outside) => outside.insertOne("item", item("x", { ownerId: "o" })),
    },
    {
      name: "an index leads to fewer records",
      look: (inside) => inside.findIndexed("item", ["ownerId"], ["o"]),
      interfere: (outside) => outside.update("item", "id", ["a"], { ownerId: ["set", null] }),
    },
    {
      name: "a scanned model has more records",
      look: (inside) => inside.scan("item"),
      interfere: (outside) => outside.insertOne("item", item("x")),
    },
    {
      name: "a counted model has fewer records",
      look: (inside) => inside.count("item"),
      interfere: (outside) => outside.remove("item", "id", ["a"]),
    },
    {
      name: "a record that was to be written changed",
      look: (inside) => inside.update("item", "id", ["a"], { count: ["increment", 1] }),
      interfere: (outside) => outside.update("item", "id", ["a"], { count: ["increment", 1] }),
    },
    {
      name: "a key value that was claimed is taken",
      look: (inside) => inside.insertOne("item", item("y", { slug: "x" })),
      interfere: (outside) => outside.insertOne("item", item("x", { slug: "x" })),
    },
  ];
  for (const { name, look, interfere } of under.isolated === false ? [] : interferences) {
    test(`a commit is refused where ${name}`, async ({ outside }) => {
      await outside.insertOne("item", item("a", { slug: "s", ownerId: "o", count: 1 }));
      const { transaction, inside } = await begin(outside);
      await look(inside);
      await inside.insertOne("bucket", bucket("new"));
      await interfere(outside);
      const error = await refused("TRANSACTION_CONFLICT", () => transaction.commit());
      assert.is(error.retryable, true);
      assert.is(await outside.count("bucket"), 0);
    });

    test(`a commit succeeds where nobody interferes: ${name}`, async ({ outside }) => {
      await outside.insertOne("item", item("a", { slug: "s", ownerId: "o", count: 1 }));
      const { transaction, inside } = await begin(outside);
      await look(inside);
      await inside.insertOne("bucket", bucket("new"));
      await outside.insertOne("ticket", { title: "elsewhere" });
      await transaction.commit();
      assert.is(await outside.count("bucket"), 1);
    });
  }

  test("two reads that belong to no one state are refused", async ({ outside }) => {
    if (under.isolated === false) return;
    await outside.insert("item", item("a", { count: 1 }), item("b", { count: 1 }));
    const { transaction, inside } = await begin(outside);
    await inside.find("item", "id", ["a"]);
    await outside.updateEach("item", "id", [["a"], ["b"]], { count: ["set", 2] });
    await inside.find("item", "id", ["b"]);
    await refused("TRANSACTION_CONFLICT", () => transaction.commit());
  });

  test("a nested transaction joins the outer one, or leaves no trace in it", async ({ outside }) => {
    const { transaction, inside } = await begin(outside);
    await inside.insertOne("item", item("a", { slug: "s" }));
    const kept = await begin(outside, transaction);
    await kept.inside.update("item", "slug", ["s"], { count: ["set", 5] });
    await kept.transaction.commit();
    const dropped = await begin(outside, transaction);
    await dropped.inside.remove("item", "id", ["a"]);
    await dropped.inside.insertOne("item", item("b", { slug: "s" }));
    assert.is(await dropped.inside.count("item"), 1);
    await dropped.transaction.rollback();
    assert.equal(await inside.scan("item"), [item("a", { slug: "s", count: 5 })]);
    assert.is(await outside.count("item"), 0);
    await transaction.commit();
    assert.equal(await outside.scan("item"), [item("a", { slug: "s", count: 5 })]);
  });

  test("concurrent writes in one transaction see each other", async ({ outside }) => {
    const { transaction, inside } = await begin(outside);
    const results = await Promise.allSettled(
      ["a", "b", "c"].map((id) => inside.insertOne("item", item(id, { slug: "one" }))),
    );
    assert.is(results.filter((result) => result.status === "fulfilled").length, 1);
    await transaction.commit();
    assert.is(await outside.count("item"), 1);
  });

  test("20 transactions that read and then write lose nothing, with retries", async ({ outside }) => {
    await outside.insertOne("bucket", bucket("a", 0));
    await Promise.all(Array.from({ length: 20 }, () => retried(() => incremented(outside))));
    assert.equal(await outside.find("bucket", "id", ["a"]), [bucket("a", 20)]);
  });

  test("records are numbered also inside", async ({ outside }) => {
    await outside.insertOne("ticket", { title: "a" });
    const { transaction, inside } = await begin(outside);
    assert.equal(await inside.insert("ticket", { title: "b" }, { title: "c" }), [
      { number: 2, title: "b" },
      { number: 3, title: "c" },
    ]);
    await inside.insertOne("ticket", { number: 10, title: "d" });
    await transaction.commit();
    assert.equal(await outside.insertOne("ticket", { title: "e" }), [{ number: 11, title: "e" }]);
    assert.is(await outside.count("ticket"), 5);
  });

  test("a number given by hand inside is passed at once", async ({ outside }) => {
    const { transaction, inside } = await begin(outside);
    await inside.insertOne("ticket", { number: 3, title: "a" });
    const nested = await begin(outside, transaction);
    const numbers: unknown[] = [];
    for (const title of ["b", "c", "d", "e"]) {
      const [made] = await nested.inside.insert("ticket", { title });
      numbers.push(made?.number);
    }
    assert.equal(numbers, [4, 5, 6, 7]);
    await nested.transaction.commit();
    await inside.insertOne("ticket", { number: 9, title: "f" });
    await inside.update("ticket", "number", [9], { number: ["set", 20] });
    const more = await inside.insert("ticket", { title: "g" }, { title: "h" });
    assert.equal(
      more.map(({ number }) => number),
      [21, 22],
    );
    await transaction.commit();
    assert.equal(await outside.insertOne("ticket", { title: "i" }), [{ number: 23, title: "i" }]);
    assert.is(await outside.count("ticket"), 9);
  });

  test("a guard is checked against what the transaction itself wrote", async ({ outside }) => {
    await outside.insertOne("bucket", bucket("a", 1));
    const { transaction, inside } = await begin(outside);
    const guard = { predicate: compare("gt", "remaining", 0), values: [0] };
    const spend = () => inside.update("bucket", "id", ["a"], { remaining: ["decrement", 1] }, guard);
    assert.is((await spend()).length, 1);
    assert.is((await spend()).length, 0);
    await transaction.commit();
    assert.equal(await outside.find("bucket", "id", ["a"]), [bucket("a", 0)]);
  });

  test("commands inside transactions come to the same as outside", async ({ outside }) => {
    const blocks = fc.array(
      fc.tuple(fc.constantFrom("commit", "rollback", "nest"), fc.array(command, { maxLength: 4 })),
      {
        maxLength: 4,
      },
    );
    const property = fc.asyncProperty(blocks, async (list) => {
      const stored = new Leaves(await under.open(), storeCatalog);
      const model = new Leaves(createMemoryDriver(), storeCatalog);
      for (const [end, commands] of list) {
        const { transaction, inside } = await begin(stored);
        const nested = end === "nest" ? await begin(stored, transaction) : null;
        for (const each of commands) {
          const expected = end === "rollback" ? null : await outcomeOf(model, each);
          const outcome = await outcomeOf(nested?.inside ?? inside, each);
          if (expected !== null) assert.equal(outcome, expected);
        }
        await nested?.transaction.commit();
        await (end === "rollback" ? transaction.rollback() : transaction.commit());
        assert.equal(byId(await stored.scan("item")), byId(await model.scan("item")));
      }
    });
    await fc.assert(property, { numRuns: runs, seed: Number(process.env.SEED ?? 42) });
    void outside;
  });

  test.run();
}

async function incremented(outside: Leaves): Promise<void> {
  const { transaction, inside } = await begin(outside);
  const [found]: Record[] = await inside.find("bucket", "id", ["a"]);
  const remaining = found?.remaining;
  if (typeof remaining !== "number") throw new TypeError("no bucket");
  await inside.update("bucket", "id", ["a"], { remaining: ["set", remaining + 1] });
  await transaction.commit();
}

async function retried(act: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Error && "retryable" in error && error.retryable === true)) throw error;
    }
  }
  throw new Error("never committed");
}
