import { test } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { modelOf } from "../../ir/catalog.ts";
import { over } from "./crashing-store.ts";
import { type Edits, Leaves, type Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

const MODELS = ["item", "bucket"] as const;

/** Writes of one commit that can be made again whatever was left of them, with new records under `id`. */
interface Commit {
  readonly name: string;
  readonly items: readonly Record[];
  readonly run: (inside: Leaves, id: string) => Promise<unknown>;
}

const set = (fields: Record): Edits =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, ["set", value] as const]));

const commits: readonly Commit[] = [
  {
    name: "creates, updates and deletes over two models",
    items: [item("a", { slug: "s", ownerId: "o" }), item("b", { slug: "v", ownerId: "o" })],
    run: async (inside, id) => {
      await inside.upsert("item", "slug", item(`${id}1`, { slug: "t", ownerId: "o" }), {});
      await inside.update("item", "id", ["a"], set({ slug: "u", ownerId: "p" }));
      await inside.remove("item", "id", ["b"]);
      await inside.upsert("item", "slug", item(`${id}2`, { slug: "w" }), {});
      await inside.remove("bucket", "id", ["old"]);
      await inside.upsert("bucket", "scope_identifier", { ...bucket("new"), id: `${id}3` }, {});
      await inside.update("bucket", "id", ["kept"], set({ remaining: 7 }));
    },
  },
  {
    name: "a new record takes the value of one that goes",
    items: [item("a", { slug: "s", ownerId: "o", count: 1, level: "low" })],
    run: async (inside, id) => {
      await inside.remove("item", "id", ["a"]);
      await inside.upsert("item", "slug", item(id, { slug: "s", ownerId: "o", count: 1, level: "low" }), {});
    },
  },
  {
    name: "each record takes the value of the next",
    items: ["a", "b", "c"].map((id) => item(id, { slug: id, ownerId: "o" })),
    run: async (inside) => {
      await inside.update("item", "id", ["c"], set({ slug: "d" }));
      await inside.update("item", "id", ["b"], set({ slug: "c" }));
      await inside.update("item", "id", ["a"], set({ slug: "b" }));
    },
  },
  {
    name: "a number of a key goes up on all",
    items: [1, 2, 3].map((count) => item(`n${count}`, { count, level: "low" })),
    run: async (inside) => {
      for (const count of [3, 2, 1]) {
        await inside.update("item", "id", [`n${count}`], set({ count: count + 1 }));
      }
    },
  },
];

for (const commit of commits) {
  test(`${commit.name}: a commit may break off anywhere, and made again it is whole`, async () => {
    const expected = new Leaves(createMemoryDriver(), storeCatalog);
    await seeded(expected, commit);
    const before = await contents(expected);
    await commit.run(expected, "x");
    const after = await contents(expected);
    let crashes = 0;
    for (let calls = 0; ; calls++) {
      const texts = new Map<string, string>();
      await seeded(over(texts), commit);
      const isDone = await committed(over(texts, calls), commit, "x").then(
        () => true,
        () => false,
      );
      const left = over(texts);
      await found(left);
      for (const [name, text] of await contents(left)) {
        assert.ok([before.get(name), after.get(name)].includes(text), `${calls}: ${name} ${text}`);
      }
      if (isDone) assert.equal(await contents(left), after);
      await committed(over(texts), commit, "y");
      await found(over(texts));
      assert.equal(await withoutIds(over(texts)), await withoutIds(expected), `${calls}`);
      if (isDone) break;
      crashes++;
    }
    assert.ok(crashes >= 5, `${crashes}`);
  });
}

test("records that get the primary keys of others may be under both, and under neither never", async () => {
  for (let calls = 0; ; calls++) {
    const texts = new Map<string, string>();
    const slugs = ["of a", "of b"];
    await over(texts).insert("item", item("a", { slug: "of a" }), item("b", { slug: "of b" }));
    const run = async (inside: Leaves) => {
      await inside.update("item", "slug", ["of b"], set({ id: "c" }));
      await inside.update("item", "slug", ["of a"], set({ id: "b" }));
    };
    const commit = { name: "", items: [], run };
    const isDone = await committed(over(texts, calls), commit, "x").then(
      () => true,
      () => false,
    );
    const ids: unknown[] = [];
    for (const slug of slugs) {
      const [one, ...others] = await over(texts).find("item", "slug", [slug]);
      assert.equal([one?.slug, others], [slug, []]);
      ids.push(one?.id);
    }
    if (!isDone) continue;
    assert.equal(ids, ["b", "c"]);
    assert.is(await over(texts).count("item"), 2);
    break;
  }
});

async function seeded(leaves: Leaves, { items }: Commit): Promise<void> {
  await leaves.insert("item", ...items);
  await leaves.insert("bucket", bucket("old"), bucket("kept"));
}

async function committed(leaves: Leaves, { run }: Commit, id: string): Promise<void> {
  const { transaction, inside } = await begin(leaves);
  await run(inside, id);
  await transaction.commit();
}

/** Each record by model and primary key. */
async function contents(leaves: Leaves): Promise<Map<string, string>> {
  const all = await Promise.all(
    MODELS.map(async (model) =>
      (await leaves.scan(model)).map((each): [string, string] => [
        `${model} ${each.id}`,
        JSON.stringify(each),
      ]),
    ),
  );
  return new Map(all.flat().sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function withoutIds(leaves: Leaves): Promise<readonly string[]> {
  const texts = [...(await contents(leaves)).values()];
  return texts.map((text) => text.replace(/"id":"[xy]\d?"/, '"id":"new"')).sort();
}

/** Every record by each of its unique keys and by its index, and no value at two of them. */
async function found(leaves: Leaves): Promise<void> {
  for (const model of MODELS) {
    for (const record of await leaves.scan(model)) {
      for (const { name, fields } of modelOf(storeCatalog, model).uniqueKeys) {
        const tuple = fields.map((field) => record[field] ?? null);
        if (tuple.includes(null)) continue;
        assert.equal(await leaves.find(model, name, tuple), [record], `${model}.${name} ${record.id}`);
      }
    }
  }
  for (const record of (await leaves.scan("item")).filter(({ ownerId }) => ownerId !== null)) {
    const owned = await leaves.findIndexed("item", ["ownerId"], [record.ownerId ?? null]);
    assert.ok(owned.some(({ id }) => id === record.id));
  }
}

test.run();
