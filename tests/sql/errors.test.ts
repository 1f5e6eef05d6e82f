import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import {
  belongsTo,
  bigint,
  defineSchema,
  enumeration,
  id,
  integer,
  model,
  string,
  unique,
} from "../../compiler/schema/index.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { change } from "./support/statements.ts";

const schema = defineSchema({
  owner: model({
    table: "owners",
    fields: { id: id(), email: string().unique().map("e_mail"), level: enumeration(["low", "high"]) },
  }),
  thing: model({
    table: "things",
    fields: {
      id: id(),
      ownerId: string().references("owner.id"),
      label: string(),
      size: integer().default(0),
      total: bigint().default(0n),
    },
    unique: [unique(["ownerId", "label"], { name: "owner_label" })],
    relations: { owner: belongsTo("owner", { foreignKey: "ownerId" }) },
  }),
});

const SECRET = "canary-7f3a";

interface Context {
  target: SqlTarget | null;
}

const open = (target: SqlTarget) => createOrm({ schema, driver: target.driver });
type Orm = ReturnType<typeof open>;

async function failure(call: () => Promise<unknown>): Promise<OrmError> {
  try {
    await call();
  } catch (error) {
    if (error instanceof OrmError) return error;
    throw error;
  }
  throw new Error("nothing failed");
}

for (const [name, connect] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`errors on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await connect();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.before.each(async ({ target }) => {
    if (target === null) return;
    const { session } = target.driver;
    await change(session, "delete from things");
    await change(session, "delete from owners");
    const orm = open(target);
    await orm.owner.create({ data: { id: "o", email: "ada", level: "low" } });
    await orm.thing.create({ data: { id: "t", ownerId: "o", label: "first" } });
  });
  test.after(async ({ target }) => target?.close());

  const check = (
    title: string,
    code: string,
    fields: readonly string[],
    call: (orm: Orm) => Promise<unknown>,
  ): void =>
    test(title, async ({ target }) => {
      if (target === null) return;
      const error = await failure(() => call(open(target)));
      assert.is(error.code, code);
      assert.equal(error.meta.target, fields);
      assert.is(error.backendKind, target.driver.kind);
      assert.is(error.dialect, target.driver.dialect);
      assert.not(error.message.includes(SECRET));
      assert.not(JSON.stringify(error.meta).includes(SECRET));
      assert.ok(error.cause !== undefined);
    });

  check("a taken unique field", "UNIQUE_CONSTRAINT_VIOLATION", ["email"], (orm) =>
    orm.owner.create({ data: { email: "ada", level: "low" } }),
  );
  check("a taken id", "UNIQUE_CONSTRAINT_VIOLATION", ["id"], (orm) =>
    orm.owner.create({ data: { id: "o", email: SECRET, level: "low" } }),
  );
  check("a taken named key of two fields", "UNIQUE_CONSTRAINT_VIOLATION", ["ownerId", "label"], (orm) =>
    orm.thing.create({ data: { ownerId: "o", label: "first" } }),
  );
  check("a key taken by an update", "UNIQUE_CONSTRAINT_VIOLATION", ["email"], async (orm) => {
    await orm.owner.create({ data: { id: "p", email: "eve", level: "low" } });
    return orm.owner.update({ where: { id: "p" }, data: { email: "ada" } });
  });
  check("another key taken in an upsert", "UNIQUE_CONSTRAINT_VIOLATION", ["id"], (orm) =>
    orm.owner.upsert({
      where: { email: SECRET },
      create: { id: "o", email: SECRET, level: "low" },
      update: { level: "high" },
    }),
  );
  check("one taken key among many new rows", "UNIQUE_CONSTRAINT_VIOLATION", ["email"], (orm) =>
    orm.owner.createMany({
      data: [
        { email: SECRET, level: "low" },
        { email: "ada", level: "low" },
      ],
    }),
  );
  check("a reference to nothing", "FOREIGN_KEY_VIOLATION", ["ownerId"], (orm) =>
    orm.thing.create({ data: { ownerId: SECRET, label: "x" } }),
  );
  check("a row that others refer to", "FOREIGN_KEY_VIOLATION", ["ownerId"], (orm) =>
    orm.owner.delete({ where: { id: "o" } }),
  );
  check("an integer that grew too large", "CHECK_VIOLATION", ["size"], async (orm) => {
    await orm.thing.update({ where: { id: "t" }, data: { size: 2147483647 } });
    return orm.thing.update({ where: { id: "t" }, data: { size: { increment: 1 } } });
  });
  check("a bigint that grew too large", "CHECK_VIOLATION", ["total"], async (orm) => {
    await orm.thing.update({ where: { id: "t" }, data: { total: 9223372036854775807n } });
    return orm.thing.updateMany({ where: { id: "t" }, data: { total: { increment: 1n } } });
  });

  test("a failed createMany leaves none of its rows", async ({ target }) => {
    if (target === null) return;
    const orm = open(target);
    await failure(() =>
      orm.owner.createMany({
        data: [
          { email: "new", level: "low" },
          { email: "ada", level: "low" },
        ],
      }),
    );
    assert.is(await orm.owner.count(), 1);
  });

  test("an error that the callback swallowed still ends the transaction", async ({ target }) => {
    if (target === null) return;
    const orm = open(target);
    const error = await failure(() =>
      orm.transaction(async (tx) => {
        await tx.owner.create({ data: { email: "new", level: "low" } });
        await failure(() => tx.owner.create({ data: { email: "ada", level: "low" } }));
        const later = await failure(() => tx.owner.count());
        assert.is(later.code, "ABORTED");
      }),
    );
    assert.is(error.code, "ABORTED");
    assert.ok(error.cause instanceof OrmError);
    assert.is(await orm.owner.count(), 1);
  });

  test("an upsert does its work in the caller's transaction", async ({ target }) => {
    if (target === null) return;
    const orm = open(target);
    await orm.transaction(async (tx) => {
      const where = { email: "ada" };
      const row = { email: "ada", level: "low" as const };
      assert.is((await tx.owner.upsert({ where, create: row, update: { level: "high" } })).level, "high");
      const other = await tx.owner.upsert({
        where: { email: "b" },
        create: { ...row, email: "b" },
        update: {},
      });
      assert.is(other.email, "b");
    });
    assert.is(await orm.owner.count(), 2);
  });

  test("a missing table", async ({ target }) => {
    if (target === null) return;
    await change(target.driver.session, "drop table things");
    const error = await failure(() => open(target).thing.findMany({}));
    assert.is(error.code, "MISSING_TABLE");
    await change(target.driver.session, "create table things (id varchar(10) primary key)");
    const column = await failure(() => open(target).thing.findMany({}));
    assert.is(column.code, "MISSING_COLUMN");
    await change(target.driver.session, "drop table things");
    await target.driver.push?.(schema.catalog);
  });

  test.run();
}
