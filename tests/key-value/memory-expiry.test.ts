import { test } from "uvu";
import * as assert from "uvu/assert";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { OrmError } from "../../ir/orm-error.ts";
import { sessionSchema } from "./session-schema.ts";

function row(id: string, endsAt: Date | null) {
  return { id, token: `t-${id}`, userId: "ada", endsAt };
}

const MIDNIGHT = Date.UTC(2030, 0, 1);
const FIND_ENDED = [
  { where: { id: "a" } },
  { where: { userId: "ada" } },
  { where: { token: { in: ["t-a", "t-b"] } } },
  {},
];

function inMemory(now = () => MIDNIGHT) {
  return createOrm({ schema: sessionSchema, driver: createMemoryDriver(), clock: now });
}

test("lets an ended record be purged while a transaction has read past it", async () => {
  for (const find of FIND_ENDED) {
    const orm = inMemory();
    const [ended, kept] = [row("a", new Date(MIDNIGHT - 1)), row("b", null)];
    await orm.session.createMany({ data: [ended, kept] });
    await orm.transaction(async (tx) => {
      const before = await tx.session.findMany(find);
      assert.equal(await orm.$purgeExpired(), { session: 1 });
      assert.equal(await tx.session.findMany(find), before);
      await tx.session.create({ data: row("c", null) });
    });
    assert.equal(await orm.session.findMany({ orderBy: { id: "asc" } }), [kept, row("c", null)]);
  }
});

test("leaves what others put in the place of a purged record", async () => {
  const orm = inMemory();
  await orm.session.create({ data: row("a", new Date(MIDNIGHT - 1)) });
  const [again, heir] = [
    { ...row("a", null), token: "t-new" },
    { ...row("b", null), token: "t-a" },
  ];
  await orm.transaction(async (tx) => {
    await tx.session.create({ data: again });
    await orm.$purgeExpired();
    await orm.session.create({ data: heir });
  });
  assert.equal(await orm.session.findUnique({ where: { token: "t-a" } }), heir);
  assert.equal(await orm.session.findUnique({ where: { token: "t-new" } }), again);
});

test("tells of a conflict where a record came into the place of an ended one, or was met alive", async () => {
  let now = MIDNIGHT;
  const cases = [
    { end: -1, meanwhile: "replaced" },
    { end: 1, meanwhile: "purged" },
  ];
  for (const { end, meanwhile } of cases) {
    now = MIDNIGHT;
    const orm = inMemory(() => now);
    await orm.session.create({ data: row("a", new Date(MIDNIGHT + end)) });
    const failure = await orm
      .transaction(async (tx) => {
        await tx.session.findUnique({ where: { id: "a" } });
        now = MIDNIGHT + 2;
        if (meanwhile === "replaced") await orm.session.create({ data: row("a", null) });
        else assert.equal(await orm.$purgeExpired(), { session: 1 });
        await tx.session.create({ data: row("c", null) });
      })
      .then(
        () => null,
        (error: OrmError) => error.code,
      );
    assert.is(failure, "TRANSACTION_CONFLICT", meanwhile);
  }
});

test.run();
