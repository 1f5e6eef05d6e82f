import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  createMemoryDriver,
  createOrm,
  datetime,
  defineSchema,
  hasMany,
  id,
  integer,
  model,
  string,
  unique,
} from "../../engine/index.ts";
import { portableDriver } from "../../engine/key-value/portable/portable-driver.ts";
import { RoundsStore } from "./rounds-store.ts";

const schema = defineSchema({
  owner: model({
    table: "owners",
    fields: { id: id() },
    relations: {
      things: hasMany("thing", { foreignKey: "ownerId" }),
      visits: hasMany("visit", { foreignKey: "ownerId" }),
    },
  }),
  thing: model({
    table: "things",
    fields: { id: id(), ownerId: string().references("owner.id"), rank: integer() },
    relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
  }),
  /** Known by two fields of kinds that no text sorts as, and gone after a time. */
  visit: model({
    table: "visits",
    fields: { number: integer(), at: datetime(), ownerId: string(), endsAt: datetime().nullable() },
    unique: [unique(["number", "at"])],
    expires: "endsAt",
  }),
});

const NOW = 1_000_000;

function ormOver(store: RoundsStore) {
  const options = { names: { base: "", prefixes: {} }, isOwn: true, isStale: false, allowRaces: false };
  return createOrm({ schema, driver: portableDriver(store.port, store, options), clock: () => NOW });
}

type Orm = ReturnType<typeof ormOver>;

for (const size of [10, 1_000, 100_000]) {
  test(`of ${size} related records as many are read as are taken`, async () => {
    const store = new RoundsStore();
    const orm = ormOver(store);
    await orm.owner.create({ data: { id: "ada" } });
    for (let start = 0; start < size; start += 10_000) {
      const numbers = Array.from({ length: Math.min(10_000, size - start) }, (_, at) => start + at);
      await orm.thing.createMany({ data: numbers.map((at) => ({ id: idOf(at), ownerId: "ada", rank: at })) });
    }
    const measured = async (run: () => Promise<unknown>) => {
      store.rounds = 0;
      store.keysRead = 0;
      const answer = await run();
      return [answer, store.rounds, store.keysRead];
    };
    const page = { where: { ownerId: "ada" }, take: 2, skip: 1, select: { id: true } } as const;
    const found = [{ id: idOf(1) }, { id: idOf(2) }];
    assert.equal(await measured(() => orm.thing.findMany(page)), [found, 2, 3]);
    assert.equal(await measured(() => orm.thing.findMany({ ...page, orderBy: { id: "desc" } })), [
      [{ id: idOf(size - 2) }, { id: idOf(size - 3) }],
      2,
      3,
    ]);
    const nested = { select: { things: { take: 2, skip: 1, select: { id: true } } } } as const;
    const one = { where: { id: "ada" }, ...nested };
    assert.equal(await measured(() => orm.owner.findUnique(one)), [{ things: found }, 2, 4]);
    const { roundTrips, roundTripsMax, text } = orm.$explain.owner.findUnique(one);
    assert.equal([roundTrips, roundTripsMax], [2, 4]);
    assert.match(text, "first by primary key asc");
    const byRank = { ...page, orderBy: { rank: "asc" } } as const;
    assert.equal(await measured(() => orm.thing.findMany(byRank)), [found, 2, size]);
    assert.not.match(orm.$explain.thing.findMany(byRank).text, "first by");
    // Entries that lead nowhere cost one more look.
    for (const at of [0, 1, 2]) store.texts.delete(`things:r:_22${idOf(at)}_22`);
    const rest = await measured(() => orm.thing.findMany(page));
    assert.equal(rest, [[{ id: idOf(4) }, { id: idOf(5) }], 3, Math.min(size, 30)]);
  });
}

function idOf(at: number): string {
  return String(at).padStart(6, "0");
}

const OWNERS = ["o", "p"];
const THINGS = [
  "a",
  "B",
  "_",
  "é",
  "😀",
  "\ufffd",
  "a b",
  "x".repeat(119),
  "x".repeat(200),
  '"',
  "\\",
  "1",
  "10",
  "9",
];

const thing = fc.record({
  id: fc.constantFrom(...THINGS),
  ownerId: fc.constantFrom(...OWNERS),
  rank: fc.nat(3),
});
const visit = fc.record({
  number: fc.constantFrom(-10, -9, 0, 2, 10),
  at: fc.constantFrom(5, 40, 1_000).map((at) => new Date(at)),
  ownerId: fc.constantFrom(...OWNERS),
  endsAt: fc.constantFrom(null, null, NOW, NOW + 1).map((at) => (at === null ? null : new Date(at))),
});
const direction = fc.constantFrom("asc" as const, "desc" as const);
const cut = fc.record({ take: fc.nat(4), skip: fc.nat(3) });
const scenario = fc.record({
  things: fc.uniqueArray(thing, { selector: (each) => each.id, maxLength: 12 }),
  visits: fc.uniqueArray(visit, { selector: ({ number, at }) => `${number} ${at.getTime()}`, maxLength: 12 }),
  direction,
  cut,
  gone: fc.subarray(THINGS, { maxLength: 4 }),
  owners: fc.subarray(OWNERS, { minLength: 1 }),
});

test("a page by primary key is what the memory driver sorts and cuts off", async () => {
  const property = fc.asyncProperty(
    scenario,
    async ({ things, visits, direction: by, cut: page, gone, owners }) => {
      const store = new RoundsStore();
      const orm = ormOver(store);
      const memory = createOrm({ schema, driver: createMemoryDriver(), clock: () => NOW });
      for (const each of [orm, memory]) {
        await each.owner.createMany({ data: OWNERS.map((one) => ({ id: one })) });
        await each.thing.createMany({ data: things });
        await each.visit.createMany({ data: visits });
      }
      // As a store does that frees records and keeps their entries.
      const before = new Map(store.texts);
      await orm.thing.deleteMany({ where: { id: { in: gone } } });
      await memory.thing.deleteMany({ where: { id: { in: gone } } });
      for (const [key, text] of before) if (key.includes(":i:")) store.texts.set(key, text);
      const read = async (each: Pick<Orm, "owner" | "thing" | "visit">) => [
        await each.thing.findMany({ where: { ownerId: { in: owners } }, orderBy: { id: by }, ...page }),
        await each.visit.findMany({
          where: { ownerId: "o" },
          orderBy: [{ number: by }, { at: by }],
          ...page,
        }),
        await each.visit.findMany({ where: { ownerId: "o" }, orderBy: [{ number: by }], ...page }),
        await each.visit.findMany({ where: { ownerId: "o" }, ...page }),
        await each.owner.findMany({
          orderBy: { id: "asc" },
          select: { things: { orderBy: { id: by }, ...page }, visits: { ...page, orderBy: { number: by } } },
        }),
        await each.thing.findFirst({ where: { ownerId: "o", rank: 1 } }),
      ];
      assert.equal(await read(orm), await read(memory));
      const change = async (each: Orm) =>
        await each.transaction(async (inside) => {
          await inside.thing.deleteMany({ where: { ownerId: "o", rank: { gt: 1 } } });
          await inside.thing.upsert({
            where: { id: "a" },
            create: { ownerId: "o", rank: 0 },
            update: { ownerId: "p" },
          });
          return await read(inside);
        });
      assert.equal(await change(orm), await change(memory));
    },
  );
  await fc.assert(property, {
    numRuns: Number(process.env.RUNS ?? 150),
    seed: Number(process.env.SEED ?? 42),
  });
});

test.run();
