import type { ConformanceCase, ConformanceOrm, ConformanceSubject } from "../conformance-case.ts";
import * as assert from "../expect.ts";
import { codesOf, fails, inAnyOrder } from "../expect.ts";

const NOON = Date.UTC(2030, 0, 1, 12);

const at = (milliseconds: number) => new Date(NOON + milliseconds);

/** The case at noon, with leases of one author: ended, ending now, ending next, and one that stays. */
function withLeases(name: string, run: (subject: ConformanceSubject) => Promise<void>): ConformanceCase {
  return {
    name,
    run: async (subject) => {
      const { clock, orm } = subject;
      clock.set(NOON - 10);
      await orm.author.create({ data: { id: "ada", email: "ada@example.dev", name: "Ada" } });
      await orm.lease.createMany({
        data: [
          lease("past", 1, at(-1)),
          lease("now", 2, at(0)),
          lease("next", 3, at(1)),
          lease("never", 4, null),
        ],
      });
      clock.set(NOON);
      await run(subject);
    },
  };
}

function lease(id: string, seat: number, endsAt: Date | null) {
  return { id, token: `t-${id}`, authorId: "ada", room: "r", seat, endsAt };
}

const ids = (rows: readonly { readonly id: string }[]) => inAnyOrder(rows.map((row) => row.id));

const tokenOf = (orm: ConformanceOrm, id: string) =>
  orm.lease.findUnique({ where: { id }, select: { token: true, seat: true, endsAt: true } });

export const expiryReadCases: readonly ConformanceCase[] = [
  withLeases("from its end on, no read finds a row: to the millisecond", async ({ orm, clock }) => {
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next"]);
    assert.deepEqual(ids(await orm.lease.findMany({ where: { authorId: "ada" } })), ["never", "next"]);
    assert.deepEqual(ids(await orm.lease.findMany({ where: { NOT: { seat: 3 } } })), ["never"]);
    assert.equal(await orm.lease.count(), 2);
    assert.equal(await orm.lease.count({ where: { seat: { lte: 2 } } }), 0);
    assert.equal(await orm.lease.findUnique({ where: { id: "now" } }), null);
    assert.equal(await orm.lease.findUnique({ where: { token: "t-now" } }), null);
    assert.equal(await orm.lease.findUnique({ where: { room_seat: { room: "r", seat: 2 } } }), null);
    assert.equal((await orm.lease.findUnique({ where: { token: "t-next" } }))?.id, "next");
    assert.equal((await orm.lease.findFirst({ orderBy: { seat: "asc" } }))?.id, "next");
    assert.deepEqual(ids(await orm.lease.findMany({ orderBy: { seat: "asc" }, take: 1, skip: 1 })), [
      "never",
    ]);
    clock.set(NOON + 1);
    assert.deepEqual(ids(await orm.lease.findMany()), ["never"]);
    clock.set(NOON - 1);
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next", "now"]);
  }),
  withLeases("look-ups of one tick agree on the instant", async ({ orm }) => {
    const found = await Promise.all(
      ["past", "now", "next", "never"].map((id) => orm.lease.findUnique({ where: { id } })),
    );
    assert.deepEqual(
      found.map((row) => row?.id ?? null),
      [null, null, "next", "never"],
    );
  }),
  withLeases("ended rows are no related rows, in either direction", async ({ orm }) => {
    const author = await orm.author.findUnique({
      where: { id: "ada" },
      select: { leases: { select: { id: true }, orderBy: { seat: "asc" } } },
    });
    assert.deepEqual(author, { leases: [{ id: "next" }, { id: "never" }] });
    const first = await orm.author.findFirst({
      select: { leases: { select: { id: true }, orderBy: { seat: "asc" }, take: 1 } },
    });
    assert.deepEqual(first, { leases: [{ id: "next" }] });
    await orm.visit.createMany({
      data: [
        { id: "v1", leaseId: "next" },
        { id: "v2", leaseId: "now" },
      ],
    });
    const visits = await orm.visit.findMany({
      select: { id: true, lease: { select: { token: true } } },
      orderBy: { id: "asc" },
    });
    assert.deepEqual(visits, [
      { id: "v1", lease: { token: "t-next" } },
      { id: "v2", lease: null },
    ]);
  }),
  withLeases("a connecting row that has ended connects nothing", async ({ orm, clock }) => {
    await orm.tag.createMany({
      data: [
        { id: "a", label: "a" },
        { id: "b", label: "b" },
      ],
    });
    await orm.grant.createMany({
      data: [
        { authorId: "ada", tagId: "a", endsAt: at(1) },
        { authorId: "ada", tagId: "b", endsAt: at(2) },
        { authorId: "ada", tagId: "b", endsAt: at(0) },
      ],
    });
    const shared = async () => {
      const authors = await orm.author.findMany({ select: { shared: { select: { id: true } } } });
      return authors.map((author) => ids(author.shared));
    };
    assert.deepEqual(await shared(), [["a", "b"]]);
    clock.set(NOON + 1);
    assert.deepEqual(await shared(), [["b"]]);
    clock.set(NOON + 2);
    assert.deepEqual(await shared(), [[]]);
  }),
];

export const expiryWriteCases: readonly ConformanceCase[] = [
  withLeases("writes meet only rows that have not ended", async ({ orm }) => {
    const one = { uses: { increment: 1 } };
    assert.equal(await orm.lease.update({ where: { id: "next" }, data: { room: "s" } }).then(roomOf), "s");
    assert.equal(await orm.lease.update({ where: { id: "now" }, data: { room: "s" } }), null);
    assert.equal(await orm.lease.update({ where: { token: "t-now" }, data: { room: "s" } }), null);
    assert.equal(await orm.lease.updateMany({ where: {}, data: { authorId: null } }), 2);
    assert.equal(await orm.lease.delete({ where: { id: "past" } }), 0);
    assert.equal(await orm.lease.delete({ where: { room: "r", seat: 2 } }), 0);
    assert.equal(await orm.lease.deleteMany({ where: { seat: { lt: 3 } } }), 0);
    assert.equal(await orm.lease.updateMany({ where: { uses: 0 }, data: one }), 2);
    assert.equal(await orm.lease.delete({ where: { id: "next" } }), 1);
    assert.equal(await orm.lease.deleteMany({ where: {} }), 1);
    assert.equal(await orm.lease.count(), 0);
  }),
  withLeases("a guard beside the key is asked of a row that has not ended", async ({ orm, capabilities }) => {
    if (!capabilities.atomicWrites) return;
    const spend = (id: string) =>
      orm.lease.update({ where: { id, uses: { lt: 1 } }, data: { uses: { increment: 1 } } });
    assert.equal((await spend("next"))?.uses, 1);
    assert.equal(await spend("next"), null);
    assert.equal(await spend("now"), null);
  }),
  withLeases("upsert takes an ended row for none", async ({ orm }) => {
    const upsert = (token: string, id: string) =>
      orm.lease.upsert({
        where: { token },
        create: { ...lease(id, 2, at(9)), token },
        update: { seat: 77 },
        select: { id: true, token: true, seat: true, uses: true, endsAt: true },
      });
    const fresh = { token: "t-now", seat: 2, uses: 0, endsAt: at(9) };
    assert.deepEqual(await upsert("t-now", "new"), { id: "new", ...fresh });
    assert.equal(await orm.lease.findUnique({ where: { id: "now" } }), null);
    assert.deepEqual(await upsert("t-now", "newer"), { id: "new", ...fresh, seat: 77 });
    assert.equal(await orm.lease.count(), 3);
  }),
  withLeases("upsert by the id of an ended row makes a new one of that id", async ({ orm }) => {
    const made = await orm.lease.upsert({
      where: { id: "now" },
      create: lease("now", 2, null),
      update: { seat: 77 },
    });
    assert.deepEqual(made, { ...lease("now", 2, null), uses: 0 });
    assert.deepEqual(await tokenOf(orm, "now"), { token: "t-now", seat: 2, endsAt: null });
  }),
  withLeases("create takes the unique keys of ended rows, all of them", async ({ orm, clock }) => {
    const made = await orm.lease.create({ data: { ...lease("past", 2, at(5)), token: "t-now" } });
    assert.equal(made.id, "past");
    assert.deepEqual(await tokenOf(orm, "past"), { token: "t-now", seat: 2, endsAt: at(5) });
    assert.deepEqual(ids(await orm.lease.findMany({ where: { authorId: "ada" } })), [
      "never",
      "next",
      "past",
    ]);
    // The rows that gave way are gone, also for a clock that goes back.
    clock.set(NOON - 5);
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next", "past"]);
  }),
  withLeases("createMany does too, and is refused as a whole by a row that lives", async ({ orm }) => {
    const rows = [
      { ...lease("x", 1, at(5)), token: "t-now" },
      { ...lease("y", 2, at(5)), token: "t-past" },
    ];
    const taken = orm.lease.createMany({ data: [...rows, { ...lease("z", 9, null), token: "t-next" }] });
    assert.deepEqual((await fails(taken, "UNIQUE_CONSTRAINT_VIOLATION")).meta.target, ["token"]);
    assert.equal(await orm.lease.count(), 2);
    assert.deepEqual(
      (await orm.lease.createMany({ data: rows })).map((row) => row.id),
      ["x", "y"],
    );
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next", "x", "y"]);
  }),
  withLeases("update takes the unique keys of an ended row", async ({ orm }) => {
    const moved = await orm.lease.update({ where: { id: "next" }, data: { token: "t-now", seat: 1 } });
    assert.equal(moved?.token, "t-now");
    assert.equal((await orm.lease.findUnique({ where: { token: "t-now" } }))?.id, "next");
    assert.equal((await orm.lease.findUnique({ where: { room: "r", seat: 1 } }))?.id, "next");
    await fails(
      orm.lease.update({ where: { id: "next" }, data: { token: "t-never" } }),
      "UNIQUE_CONSTRAINT_VIOLATION",
    );
  }),
  withLeases("update takes the id of an ended row", async ({ orm, clock, capabilities }) => {
    if (!capabilities.atomicWrites) return;
    const data = { id: "past", token: "t-past", seat: 2 };
    assert.equal(await orm.lease.updateMany({ where: { seat: 3 }, data }), 1);
    assert.deepEqual(await tokenOf(orm, "past"), { token: "t-past", seat: 2, endsAt: at(1) });
    assert.equal((await orm.lease.findUnique({ where: { token: "t-past" } }))?.id, "past");
    assert.equal(await orm.lease.findUnique({ where: { token: "t-next" } }), null);
    assert.deepEqual(ids(await orm.lease.findMany({ where: { authorId: "ada" } })), ["never", "past"]);
    clock.set(NOON - 5);
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "past"]);
  }),
  withLeases("a write may end its row, or let it live longer", async ({ orm, clock }) => {
    const ended = await orm.lease.update({ where: { id: "never" }, data: { endsAt: at(0) } });
    assert.equal(ended?.id, "never");
    assert.equal(await orm.lease.findUnique({ where: { id: "never" } }), null);
    await orm.lease.update({ where: { id: "next" }, data: { endsAt: at(50) } });
    clock.set(NOON + 49);
    assert.deepEqual(ids(await orm.lease.findMany()), ["next"]);
    const dead = await orm.lease.create({ data: lease("dead", 9, at(-50)) });
    assert.equal(dead.id, "dead");
    assert.equal(await orm.lease.findUnique({ where: { id: "dead" } }), null);
  }),
  withLeases("defaultNow is the instant of the call", async ({ orm, clock }) => {
    const made = await orm.author.create({ data: { email: "bob@example.dev", name: "Bob" } });
    assert.equal(made.createdAt.getTime(), NOON);
    clock.set(NOON - 60_000);
    const earlier = await orm.author.create({ data: { email: "cyd@example.dev", name: "Cyd" } });
    assert.equal(earlier.createdAt.getTime(), NOON - 60_000);
  }),
  withLeases("purging removes ended rows, and says how many of each model", async ({ orm, clock }) => {
    assert.deepEqual(await orm.$purgeExpired(), { lease: 2, grant: 0 });
    assert.deepEqual(await orm.$purgeExpired(), { lease: 0, grant: 0 });
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next"]);
    clock.set(NOON - 5);
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "next"]);
    clock.set(NOON + 1);
    assert.deepEqual(await orm.$purgeExpired(), { lease: 1, grant: 0 });
  }),
  withLeases(
    "purging leaves what others refer to, where references are kept",
    async ({ orm, capabilities }) => {
      await orm.visit.create({ data: { id: "v", leaseId: "now" } });
      assert.deepEqual(await orm.$purgeExpired(), { lease: capabilities.foreignKeys ? 1 : 2, grant: 0 });
      assert.deepEqual(await orm.visit.findMany(), [{ id: "v", leaseId: "now" }]);
      await orm.visit.deleteMany({ where: {} });
      assert.deepEqual(await orm.$purgeExpired(), { lease: capabilities.foreignKeys ? 1 : 0, grant: 0 });
    },
  ),
];

export const expiryTransactionCases: readonly ConformanceCase[] = [
  withLeases("a transaction sees, replaces and ends rows alike", async ({ orm, capabilities }) => {
    const { transactions } = capabilities;
    if (transactions === "none") return;
    const readsOwn = transactions !== "deferredAtomic";
    await orm.transaction(async (tx) => {
      assert.equal(await tx.lease.findUnique({ where: { id: "now" } }), null);
      assert.equal(await tx.lease.count(), 2);
      await tx.lease.create({ data: { ...lease("new", 2, at(5)), token: "t-now" } });
      if (readsOwn) assert.deepEqual(ids(await tx.lease.findMany()), ["never", "new", "next"]);
    });
    assert.deepEqual(ids(await orm.lease.findMany()), ["never", "new", "next"]);
    assert.equal((await orm.lease.findUnique({ where: { token: "t-now" } }))?.id, "new");
    const changedMind = new Error("changed my mind");
    const failed = orm.transaction(async (tx) => {
      await tx.lease.create({ data: { ...lease("other", 1, at(5)), token: "t-past" } });
      throw changedMind;
    });
    assert.equal(await assert.rejects(failed), changedMind);
    assert.equal(await orm.lease.count(), 3);
  }),
];

export const expiryConcurrencyCases: readonly ConformanceCase[] = [
  withLeases("twenty creates of one ended row's key: one succeeds", async ({ orm, capabilities }) => {
    if (capabilities.uniqueness === "bestEffort") return;
    const attempts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        orm.lease.create({ data: { ...lease(`n${n}`, 100 + n, at(9)), token: "t-now" } }),
      ),
    );
    assert.deepEqual(codesOf(attempts), Array(19).fill("UNIQUE_CONSTRAINT_VIOLATION"));
    assert.equal(await orm.lease.count(), 3);
  }),
];

function roomOf(row: { readonly room: string } | null): string | undefined {
  return row?.room;
}
