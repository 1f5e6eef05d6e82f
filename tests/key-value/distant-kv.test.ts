import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createKvDriver } from "../../engine/backends/key-value/create-kv-driver.ts";
import { DistantKv, STALE_MS } from "../support/distant-kv.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { item } from "./store-conformance.ts";

const SLUGS = ["s", "t"];
const OWNERS = ["o", "p"];
const PLACES = ["Amsterdam", "Boston"] as const;

type Act = {
  readonly kind: "create" | "upsert" | "update" | "delete" | "find";
  readonly place: number;
  readonly slug: string;
  readonly owner: string;
  /** Which of the records made so far. */
  readonly which: number;
  /** How much later, in seconds: sometimes within the minute of a cache, sometimes after it. */
  readonly later: number;
};

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom("create", "create", "upsert", "update", "delete", "find", "find"),
  place: fc.nat(1),
  slug: fc.constantFrom(...SLUGS),
  owner: fc.constantFrom(...OWNERS),
  which: fc.nat(20),
  later: fc.constantFrom(2, 2, 10, 59, 61, 130),
});

/** Two locations of one namespace, and what was asked of it. */
class World {
  now = 1_000_000;
  readonly kv = new DistantKv(() => this.now);
  readonly drivers = PLACES.map((place) => createKvDriver({ client: this.kv.at(place) }));
  readonly leaves = this.drivers.map((driver) => new Leaves(driver, storeCatalog));
  /** Records that a call said to have made. */
  readonly made = new Set<string>();
  readonly deleted = new Set<string>();
  #created = 0;

  async take({ kind, place, slug, owner, which, later }: Act): Promise<void> {
    const leaves = this.at(place);
    const id = [...this.made][which % (this.made.size || 1)] ?? "none";
    if (kind === "create" || kind === "upsert") {
      const record = item(`r${this.#created++}`, { slug, ownerId: owner });
      const call =
        kind === "create"
          ? leaves.insertOne("item", record)
          : leaves.upsert("item", "slug", record, { ownerId: ["set", owner] });
      const records = await call.catch(refusedOnly);
      for (const one of records) this.made.add(String(one.id));
    } else if (kind === "update") {
      await leaves.update("item", "id", [id], { slug: ["set", slug] }).catch(refusedOnly);
    } else if (kind === "delete") {
      this.deleted.add(id);
      await leaves.remove("item", "id", [id]);
    } else {
      soundAnswers(await leaves.find("item", "slug", [slug]), (record) => record.slug === slug);
      soundAnswers(await leaves.find("item", "id", [id]), (record) => record.id === id);
      const owned = await leaves.findIndexed("item", ["ownerId"], [owner]);
      soundAnswers(owned, (record) => record.ownerId === owner);
    }
    this.now += later * 1_000;
  }

  at(place: number): Leaves {
    const leaves = this.leaves[place];
    if (leaves === undefined) throw new TypeError("nowhere");
    return leaves;
  }
}

/** Whatever a location knows, an answer holds what was asked for. */
function soundAnswers(records: readonly Record[], isAsked: (record: Record) => boolean): void {
  for (const record of records) assert.ok(isAsked(record), JSON.stringify(record));
}

function refusedOnly(error: unknown): Record[] {
  if (Reflect.get(Object(error), "code") === "UNIQUE_CONSTRAINT_VIOLATION") return [];
  throw error;
}

test("no promise beyond eventually: a stale miss destroys no other record, and locations agree in the end", async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
    const world = new World();
    for (const each of acts) await world.take(each);
    world.now += 2 * STALE_MS;
    const answers = await Promise.all(world.leaves.map((leaves) => leaves.scan("item")));
    const byId = answers.map((records) => new Map(records.map((record) => [String(record.id), record])));
    assert.equal(byId[0], byId[1]);
    for (const id of world.made) {
      if (world.deleted.has(id)) continue;
      assert.ok(byId[0]?.has(id), `${id} is gone, and nobody removed it`);
      const found = await world.at(1).find("item", "id", [id]);
      assert.equal(found, [byId[0]?.get(id)]);
    }
    for (const owner of OWNERS) {
      const owned = await world.at(0).findIndexed("item", ["ownerId"], [owner]);
      soundAnswers(owned, (record) => record.ownerId === owner);
    }
  });
  await fc.assert(property, {
    numRuns: Number(process.env.RUNS ?? 300),
    seed: Number(process.env.SEED ?? 42),
  });
});

test("two locations may both take a value, and the capability says so", async () => {
  const world = new World();
  assert.is(world.drivers[0]?.capabilities.uniqueness, "bestEffort");
  assert.equal(await world.at(1).find("item", "slug", ["s"]), []);
  await world.at(0).insertOne("item", item("a", { slug: "s" }));
  world.now += 2_000;
  // This location still knows that there is no such value.
  await world.at(1).insertOne("item", item("b", { slug: "s" }));
  world.now += 2 * STALE_MS;
  assert.is((await world.at(0).scan("item")).length, 2);
  assert.equal(await world.at(0).find("item", "slug", ["s"]), [item("b", { slug: "s" })]);
});

test("a write that came too soon is made again a little later", async () => {
  const kv = new DistantKv(Date.now);
  const leaves = new Leaves(createKvDriver({ client: kv.at("Amsterdam") }), storeCatalog);
  await leaves.insertOne("item", item("a"));
  await leaves.update("item", "id", ["a"], { flag: ["set", true] });
  assert.equal(await leaves.find("item", "id", ["a"]), [item("a", { flag: true })]);
  assert.ok(kv.refused > 0);
});

test("a key that takes no writes at all is an error, and the record is as it was", async () => {
  const kv = new DistantKv(() => 0);
  const leaves = new Leaves(createKvDriver({ client: kv.at("Amsterdam") }), storeCatalog);
  await leaves.insertOne("item", item("a"));
  const error = await leaves.update("item", "id", ["a"], { flag: ["set", true] }).catch((thrown) => thrown);
  assert.is(error.code, "ABORTED");
  assert.match(String(error.cause), "429");
  assert.is(error.retryable, false);
  assert.equal(await leaves.find("item", "id", ["a"]), [item("a")]);
});

test.run();
