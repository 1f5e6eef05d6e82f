import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  createMemoryDriver,
  createOrm,
  defineSchema,
  id,
  manyToMany,
  model,
  string,
} from "../../engine/index.ts";
import { portableDriver } from "../../engine/key-value/portable/portable-driver.ts";
import { RoundsStore } from "./rounds-store.ts";

const schema = defineSchema({
  person: model({
    table: "people",
    fields: { id: id() },
    relations: { clubs: manyToMany("club", { through: "membership", from: "personId", to: "clubId" }) },
  }),
  club: model({
    table: "clubs",
    fields: { id: id() },
    relations: { people: manyToMany("person", { through: "membership", from: "clubId", to: "personId" }) },
  }),
  membership: model({
    table: "memberships",
    fields: { id: id(), personId: string(), clubId: string().nullable() },
  }),
});

/** Short, with what keys escape, and too long to stand in a key or in an entry beside the record. */
const PEOPLE = ["p", "p:/ü", "p".repeat(50), "p".repeat(200)];
const CLUBS = ["c", "c_zc", "C?", "c".repeat(90), "c".repeat(300)];
const MEMBERSHIPS = ["m0", "m1", "m_z", "m".repeat(100), "m".repeat(150), "m".repeat(400)];

function ormOver(store: RoundsStore) {
  const options = { names: { base: "", prefixes: {} }, isOwn: true, isStale: false, allowRaces: false };
  return createOrm({ schema, driver: portableDriver(store.port, store, options) });
}

type Orm = ReturnType<typeof ormOver>;

async function seeded(orm: Orm): Promise<void> {
  await orm.person.createMany({ data: PEOPLE.map((one) => ({ id: one })) });
  await orm.club.createMany({ data: CLUBS.map((one) => ({ id: one })) });
}

const ofPeople = { orderBy: { id: "asc" }, select: { id: true, clubs: { orderBy: { id: "asc" } } } } as const;
const ofClubs = { orderBy: { id: "asc" }, select: { id: true, people: { orderBy: { id: "asc" } } } } as const;

async function connections(orm: Pick<Orm, "person" | "club">) {
  return [await orm.person.findMany(ofPeople), await orm.club.findMany(ofClubs)];
}

test("a many-to-many relation waits for its entries and for what they name, as $explain states", async () => {
  for (const members of [1, 40]) {
    const store = new RoundsStore();
    const orm = ormOver(store);
    await orm.person.create({ data: { id: "ada" } });
    await orm.club.createMany({ data: Array.from({ length: members }, (_, at) => ({ id: `c${at}` })) });
    await orm.membership.createMany({
      data: Array.from({ length: members }, (_, at) => ({ personId: "ada", clubId: `c${at}` })),
    });
    const args = { where: { id: "ada" }, select: { clubs: true } } as const;
    store.rounds = 0;
    store.keysRead = 0;
    assert.is((await orm.person.findUnique(args))?.clubs.length, members);
    const { roundTrips, roundTripsMax } = orm.$explain.person.findUnique(args);
    assert.equal([store.rounds, roundTrips, roundTripsMax], [2, 2, 3]);
    assert.is(store.keysRead, 1 + 2 * members);
  }
});

test("entries of an older schema are followed with one more wait, and renewed by a write without changes", async () => {
  const store = new RoundsStore();
  const orm = ormOver(store);
  await seeded(orm);
  await orm.membership.create({ data: { id: "m", personId: "p", clubId: "c" } });
  const written = [...store.texts.keys()].sort();
  forget(store.texts);
  const args = { where: { id: "p" }, select: { clubs: true } } as const;
  for (const waits of [3, 2]) {
    store.rounds = 0;
    assert.equal(await orm.person.findUnique(args), { clubs: [{ id: "c" }] });
    assert.is(store.rounds, waits);
    await orm.membership.updateMany({ where: {}, data: {} });
    assert.equal([...store.texts.keys()].sort(), written);
  }
});

/** The entries as they were before they named more than their record. */
function forget(texts: Map<string, string>): void {
  for (const key of [...texts.keys()].filter((each) => each.includes(":i:"))) {
    texts.delete(key);
    texts.set(key.split("_z")[0] ?? "", "v1|");
  }
}

type Act =
  | {
      readonly kind: "connect" | "move" | "remove";
      readonly id: string;
      readonly person: string;
      readonly club: string | null;
    }
  | { readonly kind: "drop"; readonly club: string }
  | { readonly kind: "forget" }
  | { readonly kind: "lie"; readonly about: string; readonly with: string };

const membership = {
  id: fc.constantFrom(...MEMBERSHIPS),
  person: fc.constantFrom(...PEOPLE),
  club: fc.option(fc.constantFrom(...CLUBS, "gone"), { freq: 6 }),
};
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("connect", "move", "remove"), ...membership }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("drop"), club: fc.constantFrom(...CLUBS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget") }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("lie"),
      about: fc.constantFrom("x", "c", "p"),
      with: fc.constantFrom("", "x", "_22c_22", "_22p_22"),
    }),
  },
);

async function taken(orm: Orm, texts: Map<string, string> | null, each: Act): Promise<void> {
  switch (each.kind) {
    case "connect":
    case "move": {
      const data = { personId: each.person, clubId: each.club };
      await orm.membership.upsert({ where: { id: each.id }, create: data, update: data });
      return;
    }
    case "remove":
      await orm.membership.delete({ where: { id: each.id } });
      return;
    case "drop":
      await orm.club.deleteMany({ where: { id: each.club } });
      return;
    case "forget":
      if (texts !== null) forget(texts);
      return;
    case "lie":
      if (texts !== null) addLies(texts, each);
  }
}

/** What a crash, a stale list or an older writer leaves: entries with another name beside, or for no record. */
function addLies(texts: Map<string, string>, lie: { readonly about: string; readonly with: string }): void {
  for (const key of [...texts.keys()].filter((each) => each.includes(":i:"))) {
    const [entry = ""] = key.split("_z");
    texts.set(`${entry}_z${lie.with}`, "v1|");
    texts.set(`${entry.slice(0, entry.lastIndexOf(":"))}:${lie.about}_z${lie.with}`, "v1|");
  }
}

test("whatever the entries say besides, a relation is what the connecting records say", async () => {
  const property = fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 14 }), async (acts) => {
    const store = new RoundsStore();
    const orm = ormOver(store);
    const memory = createOrm({ schema, driver: createMemoryDriver() });
    for (const each of [orm, memory]) await seeded(each);
    for (const each of acts) {
      await taken(orm, store.texts, each);
      await taken(memory, null, each);
      assert.equal(await connections(orm), await connections(memory));
    }
    const inside = await orm.transaction((transaction) => connections(transaction));
    assert.equal(inside, await connections(memory));
  });
  await fc.assert(property, {
    numRuns: Number(process.env.RUNS ?? 60),
    seed: Number(process.env.SEED ?? 42),
  });
});

test("a change of what is connected may break off anywhere, and both sides agree on how far it came", async () => {
  const clubsOf = async (orm: Orm) => {
    const [people, clubs] = await connections(orm);
    return JSON.stringify([people, clubs]);
  };
  const move = (orm: Orm) => orm.membership.update({ where: { id: "m0" }, data: { clubId: "C?" } });
  const whole = new RoundsStore();
  await prepared(whole);
  const before = await clubsOf(ormOver(whole));
  await move(ormOver(whole));
  const after = await clubsOf(ormOver(whole));
  for (let calls = 0; ; calls++) {
    const store = new RoundsStore();
    await prepared(store);
    store.left = calls;
    const isDone = await move(ormOver(store)).then(
      () => true,
      () => false,
    );
    const left = ormOver(new RoundsStore(store.texts));
    assert.ok([before, after].includes(await clubsOf(left)), `${calls}`);
    await move(left);
    assert.is(await clubsOf(left), after);
    if (isDone) break;
  }
});

async function prepared(store: RoundsStore): Promise<void> {
  const orm = ormOver(store);
  await seeded(orm);
  await orm.membership.create({ data: { id: "m0", personId: "p", clubId: "c" } });
}

test.run();
