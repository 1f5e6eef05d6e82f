import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { over } from "./crashing-store.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, byId, item } from "./store-conformance.ts";

const first = item("a", { slug: "s", ownerId: "o", count: 1, level: "low" });
const writes: readonly {
  readonly name: string;
  readonly run: (leaves: Leaves, id: string) => Promise<unknown>;
}[] = [
  { name: "create", run: (leaves, id) => leaves.insertOne("item", item(id, { slug: "t", ownerId: "o" })) },
  {
    name: "update of a unique field",
    run: (leaves) => leaves.update("item", "id", ["a"], { slug: ["set", "t"], ownerId: ["set", "p"] }),
  },
  {
    name: "upsert that inserts",
    run: (leaves, id) =>
      leaves.upsert("item", "slug", item(id, { slug: "t", ownerId: "p" }), { count: ["set", 3] }),
  },
  {
    name: "upsert that updates",
    run: (leaves, id) => leaves.upsert("item", "slug", item(id, { slug: "s" }), { ownerId: ["set", "p"] }),
  },
  { name: "delete", run: (leaves) => leaves.remove("item", "slug", ["s"]) },
];

for (const { name, run } of writes) {
  test(`${name}: wherever it breaks off, nothing is half-written and a retry succeeds`, async () => {
    let crashes = 0;
    for (let calls = 0; ; calls++) {
      const texts = new Map<string, string>();
      await over(texts).insertOne("item", first);
      const done = await run(over(texts, calls), "b").then(
        () => true,
        () => false,
      );
      await consistent(over(texts), [first], name, run);
      await retried(over(texts), run);
      await findable(over(texts));
      if (done) break;
      crashes++;
    }
    assert.ok(crashes >= 3, `${crashes}`);
  });
}

/** The records are as before the write or as after it, and every key finds just them. */
async function consistent(
  leaves: Leaves,
  before: readonly Record[],
  name: string,
  run: (leaves: Leaves, id: string) => Promise<unknown>,
): Promise<void> {
  const model = new Leaves(createMemoryDriver(), storeCatalog);
  await model.insert("item", ...before);
  await run(model, "b");
  const records = JSON.stringify(byId(await leaves.scan("item")));
  const after = JSON.stringify(byId(await model.scan("item")));
  assert.ok(records === JSON.stringify(before) || records === after, `${name}: ${records}`);
  await findable(leaves);
}

/** Made again with another id it succeeds, or is refused because the first attempt did. */
async function retried(leaves: Leaves, run: (leaves: Leaves, id: string) => Promise<unknown>): Promise<void> {
  const holders = (await leaves.scan("item")).filter((record) => record.slug === "t");
  const outcome = await run(leaves, "c").catch((error: unknown) => error);
  if (outcome instanceof Error) assert.is(holders.length, 1, outcome.message);
}

async function findable(leaves: Leaves): Promise<void> {
  const records = await leaves.scan("item");
  for (const record of records) {
    assert.equal(await leaves.find("item", "slug", [record.slug ?? null]), [record]);
    if (record.ownerId === null) continue;
    const owned = await leaves.findIndexed("item", ["ownerId"], [record.ownerId ?? null]);
    assert.ok(owned.some((each) => each.id === record.id));
  }
  for (const slug of ["s", "t"]) {
    const found = await leaves.find("item", "slug", [slug]);
    assert.equal(
      found,
      records.filter((record) => record.slug === slug),
    );
  }
}

test("whatever the order of the store's answers, one writer wins a value and entries match", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const texts = new Map<string, string>();
    const slow = <T>(act: () => T): Promise<T> => scheduler.schedule(Promise.resolve()).then(act);
    const leaves = over(texts, Number.POSITIVE_INFINITY, slow);
    const edit = { count: ["increment", 1] } as const;
    const calls = [
      leaves.upsert("item", "slug", item("a", { slug: "s", count: 1 }), edit),
      leaves.upsert("item", "slug", item("b", { slug: "s", count: 1 }), edit),
      leaves.insertOne("item", item("c", { slug: "t" })),
      leaves.insertOne("item", item("d", { slug: "t" })),
      leaves.update("item", "slug", ["s"], { slug: ["set", "u"] }),
      leaves.remove("item", "slug", ["t"]),
    ];
    const results = Promise.allSettled(calls);
    await scheduler.waitFor(results);
    const after = over(texts);
    const records = await after.scan("item");
    const slugs = records.map((record) => record.slug);
    assert.is(new Set(slugs).size, slugs.length);
    await findable(after);
    const counted = records.filter((record) => record.slug !== "t").map((record) => Number(record.count));
    assert.is(
      counted.reduce((sum, each) => sum + each, 0),
      2,
    );
  });
  await fc.assert(property, { numRuns: 500, seed: Number(process.env.SEED ?? 42) });
});

test("writers that learn late which key they need still take turns at it", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const texts = new Map<string, string>();
    await over(texts).insert("item", item("a", { slug: "s", count: 0 }), item("b", { slug: "t", count: 50 }));
    const slow = <T>(act: () => T): Promise<T> => scheduler.schedule(Promise.resolve()).then(act);
    const leaves = over(texts, Number.POSITIVE_INFINITY, slow);
    const add = { count: ["increment", 1] } as const;
    const taking = [
      // The second key is looked at after the first, which somebody may take in between.
      leaves.update("item", "id", ["a"], { slug: ["set", "u"], level: ["set", "low"] }),
      leaves.update("item", "id", ["b"], { slug: ["set", "u"], level: ["set", "low"] }),
    ];
    const counting = [
      leaves.update("item", "id", ["a"], add),
      leaves.update("item", "id", ["b"], add),
      leaves.update("item", "slug", ["s"], add),
      leaves.update("item", "slug", ["t"], add),
    ];
    const results = Promise.allSettled([...taking, ...counting]);
    await scheduler.waitFor(results);
    const [first, second, ...counted] = await results;
    assert.is([first, second].filter((result) => result?.status === "fulfilled").length, 1);
    const records = await over(texts).scan("item");
    assert.is(records.filter((record) => record.slug === "u").length, 1);
    const made = counted.filter(
      (result) => result.status === "fulfilled" && result.value.length === 1,
    ).length;
    const sum = records.reduce((total, record) => total + Number(record.count), 0);
    assert.is(sum, 50 + made);
  });
  await fc.assert(property, { numRuns: 500, seed: Number(process.env.SEED ?? 42) });
});

test("a thousand guarded decrements of one process let through what there is", async () => {
  const texts = new Map<string, string>();
  const leaves = over(texts, Number.POSITIVE_INFINITY, async (act) => {
    await new Promise(setImmediate);
    return act();
  });
  await leaves.insertOne("bucket", bucket("a", 100));
  const { compare } = await import("../../ir/predicate/compare.ts");
  const guard = { predicate: compare("gt", "remaining", 0), values: [0] };
  const calls = Array.from({ length: 1000 }, () =>
    leaves.update("bucket", "scope_identifier", ["login", "a"], { remaining: ["decrement", 1] }, guard),
  );
  const passed = (await Promise.all(calls)).filter((records) => records.length === 1);
  assert.is(passed.length, 100);
});

test.run();
