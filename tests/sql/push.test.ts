import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import {
  boolean,
  datetime,
  decimal,
  defineSchema,
  enumeration,
  id,
  index,
  integer,
  json,
  model,
  string,
  tableName,
  unique,
} from "../../compiler/schema/index.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { RuntimeSetupError } from "../../engine/runtime-setup-error.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { controlPlaneSchema } from "../schema/walkthrough-schema.ts";
import { codeOf, failureOf } from "./support/code-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { change, rows } from "./support/statements.ts";

const first = defineSchema({
  author: model({ table: "authors", fields: { id: id(), name: string() } }),
});

const levels = (...values: readonly [string, ...string[]]) =>
  defineSchema({
    entry: model({ table: "entries", fields: { id: id(), level: enumeration(values).default("low") } }),
  });

const grown = defineSchema({
  // Before what it references, and referencing itself.
  book: model({
    table: "books",
    fields: {
      id: id(),
      authorId: string().references("author.id"),
      sequelOf: string().nullable().references("book.id"),
      price: decimal().nullable(),
    },
    unique: [unique(["authorId", "sequelOf"])],
  }),
  author: model({
    table: "authors",
    fields: {
      id: id(),
      name: string(),
      email: string().nullable().unique(),
      active: boolean().default(true),
      tries: integer().default(3),
      notes: json().nullable(),
      favourite: string().nullable().references("book.id"),
    },
    indexes: [index(["tries", "active"])],
  }),
});

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`set up on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
  });
  test.after(async ({ target }) => target?.close());
  const check = (title: string, run: (target: SqlTarget) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target !== null) await run(target);
    });
  const push = (target: SqlTarget, schema: AnySchema) => target.driver.push?.(schema.catalog);

  check("pushing twice changes nothing", async (target) => {
    await push(target, controlPlaneSchema);
    const orm = createOrm({ schema: controlPlaneSchema, driver: target.driver });
    await orm.user.create({ data: { email: "a", name: "A" } });
    await push(target, controlPlaneSchema);
    await Promise.all([push(target, controlPlaneSchema), push(target, controlPlaneSchema)]);
    assert.is(await orm.user.count(), 1);
  });

  check("what is new is added, what is there is kept", async (target) => {
    await push(target, first);
    await createOrm({ schema: first, driver: target.driver }).author.create({
      data: { id: "a", name: "Ada" },
    });
    await push(target, grown);
    await push(target, grown);
    const orm = createOrm({ schema: grown, driver: target.driver });
    assert.equal(await orm.author.findUnique({ where: { id: "a" } }), {
      id: "a",
      name: "Ada",
      email: null,
      active: true,
      tries: 3,
      notes: null,
      favourite: null,
    });
    await orm.book.create({ data: { id: "b", authorId: "a" } });
    await orm.author.update({ where: { id: "a" }, data: { email: "x", favourite: "b" } });
    assert.is(
      await codeOf(() => orm.author.create({ data: { name: "B", email: "x" } })),
      "UNIQUE_CONSTRAINT_VIOLATION",
    );
    assert.is(
      await codeOf(() => orm.author.create({ data: { name: "B", favourite: "none" } })),
      "FOREIGN_KEY_VIOLATION",
    );
  });

  const refused = (title: string, schema: AnySchema, words: string): void =>
    check(title, async (target) => {
      const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
      assert.instance(error, RuntimeSetupError);
      assert.ok(error.message.includes(words), error.message);
      assert.ok(error.statements.length > 0);
      assert.is((await rows(target.driver.session, "select id from authors")).length, 1);
    });

  refused(
    "a required field that the rows have no value for is refused",
    defineSchema({
      author: model({ table: "authors", fields: { id: id(), name: string(), born: datetime() } }),
    }),
    "author.born",
  );
  refused(
    "another type is refused",
    defineSchema({ author: model({ table: "authors", fields: { id: id(), name: boolean() } }) }),
    "author.name is boolean in the schema",
  );
  refused(
    "a required column that the schema lost is refused",
    defineSchema({ author: model({ table: "authors", fields: { id: id(), nom: string().default("x") } }) }),
    "column name of author",
  );

  refused(
    "a column that takes no null is refused where the schema allows it",
    defineSchema({ author: model({ table: "authors", fields: { id: id(), name: string().nullable() } }) }),
    "author.name may be null in the schema",
  );

  check(
    "an enum with new values is refused, with what would take them; one with fewer is not",
    async (target) => {
      await push(target, levels("low", "high", "it's (low), 'high'", "c:\\d"));
      await push(target, levels("low", "high", "it's (low), 'high'", "c:\\d"));
      await push(target, levels("low"));
      const wider = levels("low", "mid", "high");
      const error = await Promise.resolve(push(target, wider)).catch((reason) => reason);
      assert.instance(error, RuntimeSetupError);
      assert.ok(error.message.includes("entry.level has values that the database refuses"), error.message);
      for (const statement of error.statements) {
        for (const text of statement.split("; ")) await change(target.driver.session, text);
      }
      await push(target, wider);
      const orm = createOrm({ schema: wider, driver: target.driver });
      assert.is((await orm.entry.create({ data: { level: "mid" } })).level, "mid");
    },
  );

  check("a table in a schema may reference one that is in none", async (target) => {
    const apart = `farm_apart_${process.pid}`;
    const schema = defineSchema({
      owner: model({ table: "owners", fields: { id: id() } }),
      badge: model({
        table: tableName("badges", { schema: apart }),
        fields: { id: id(), ownerId: string().references("owner.id") },
      }),
    });
    try {
      await push(target, schema);
      await push(target, schema);
      const orm = createOrm({ schema, driver: target.driver });
      await orm.owner.create({ data: { id: "o" } });
      assert.equal(await orm.badge.create({ data: { id: "b", ownerId: "o" } }), { id: "b", ownerId: "o" });
      const dangling = () => orm.badge.create({ data: { ownerId: "nobody" } });
      assert.is(await codeOf(dangling), "FOREIGN_KEY_VIOLATION");
    } finally {
      // On MySQL a schema is a database, which is not dropped with the target's.
      if (name.startsWith("mysql2")) await change(target.driver.session, `drop database ${apart}`);
    }
  });

  const reasonOf = async (target: SqlTarget, schema: AnySchema): Promise<string> => {
    const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
    assert.instance(error, RuntimeSetupError);
    return error.message;
  };

  check("a view in the place of a table is refused as such", async (target) => {
    await change(target.driver.session, "create table bases (id varchar(40) primary key)");
    await change(target.driver.session, "create view shown as select id from bases");
    const reason = "shown, the table of thing, is a view in the database";
    for (const fields of [{ id: id() }, { id: id(), more: string().nullable().unique() }]) {
      const schema = defineSchema({ thing: model({ table: "shown", fields }) });
      assert.match(await reasonOf(target, schema), reason);
    }
  });

  check(
    "a column that the database computes is refused as such, and as none of the schema is not",
    async (target) => {
      const columns =
        "id varchar(40) primary key, name varchar(40), slug varchar(40) generated always as (lower(name)) stored";
      await change(target.driver.session, `create table slugs (${columns})`);
      const fields = { id: id(), name: string().nullable() };
      const computed = { ...fields, slug: string().nullable() };
      const asked = defineSchema({ thing: model({ table: "slugs", fields: computed }) });
      assert.match(await reasonOf(target, asked), "thing.slug is computed by the database");
      const schema = defineSchema({ thing: model({ table: "slugs", fields }) });
      await push(target, schema);
      const orm = createOrm({ schema, driver: target.driver });
      assert.equal(await orm.thing.create({ data: { id: "a", name: "A" } }), { id: "a", name: "A" });
    },
  );

  if (name.startsWith("pg ")) {
    check(
      "text that is equal to other text is refused, as it is not compared by code point",
      async (target) => {
        const { session } = target.driver;
        const folding = "provider = icu, locale = 'und-u-ks-level2', deterministic = false";
        await change(session, `create collation folded (${folding})`);
        await change(session, "create table folders (id text primary key, name text collate folded)");
        const schema = defineSchema({
          folder: model({ table: "folders", fields: { id: id(), name: string().nullable() } }),
        });
        const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
        assert.instance(error, RuntimeSetupError);
        assert.match(
          error.message,
          "folder.name is string in the schema and text collate folded in the database",
        );
      },
    );
  }

  if (/^(pg|mysql)/.test(name)) {
    const short = name.startsWith("pg") ? ["numeric(10,2)", "timestamptz(0)"] : ["decimal(10,2)", "datetime"];
    check("columns that would round what they are given are refused, with what would not", async (target) => {
      const { session } = target.driver;
      const [amount, moment] = short;
      await change(
        session,
        `create table measures (id varchar(40) primary key, amount ${amount}, measured ${moment})`,
      );
      await change(session, "insert into measures values ('a', 1.25, '2024-01-02 03:04:05')");
      const schema = defineSchema({
        measure: model({
          table: "measures",
          fields: { id: id(), amount: decimal().nullable(), measured: datetime().nullable() },
        }),
      });
      const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
      assert.instance(error, RuntimeSetupError);
      assert.match(error.message, "measure.amount is decimal in the schema");
      assert.match(error.message, "measure.measured is datetime in the schema");
      for (const statement of error.statements) await change(session, statement);
      await push(target, schema);
      const orm = createOrm({ schema, driver: target.driver });
      const exact = { amount: "1.239", measured: new Date("2024-01-02T03:04:05.678Z") };
      assert.equal(await orm.measure.create({ data: { id: "b", ...exact } }), { id: "b", ...exact });
      assert.is((await orm.measure.findUnique({ where: { id: "a" } }))?.amount, "1.25");
    });
  }

  if (!name.startsWith("mysql2")) {
    check("rows that require one another are stored by one transaction", async (target) => {
      const schema = defineSchema({
        team: model({ table: "teams", fields: { id: id(), leaderId: string().references("member.id") } }),
        member: model({ table: "members", fields: { id: id(), teamId: string().references("team.id") } }),
      });
      await push(target, schema);
      await push(target, schema);
      const orm = createOrm({ schema, driver: target.driver });
      const found = (leaderId: string) =>
        orm.transaction(async (tx) => {
          await tx.team.create({ data: { id: `team of ${leaderId}`, leaderId } });
          await tx.member.create({ data: { id: "m", teamId: "team of m" } });
        });
      assert.is(await codeOf(() => found("nobody")), "FOREIGN_KEY_VIOLATION");
      assert.is(await orm.member.count(), 0);
      await found("m");
      assert.is(
        await codeOf(() => orm.team.create({ data: { leaderId: "nobody" } })),
        "FOREIGN_KEY_VIOLATION",
      );
      assert.is(await orm.team.count(), 1);
    });
  }

  check("nothing of a refused set up is left", async (target) => {
    const schema = defineSchema({
      extra: model({ table: "extras", fields: { id: id() } }),
      author: model({ table: "authors", fields: { id: id(), name: boolean() } }),
    });
    await codeOf(() => push(target, schema));
    assert.is(await codeOf(() => rows(target.driver.session, "select id from extras")), "MISSING_TABLE");
  });

  check("it is refused inside a transaction", async (target) => {
    await runTransaction(target.driver, {}, null, async () => {
      assert.is(await codeOf(() => push(target, first)), "UNSUPPORTED");
    });
  });

  check("duplicates keep a new key from being made, and stay", async (target) => {
    await change(
      target.driver.session,
      "create table twins (id varchar(10) primary key, name varchar(10) not null)",
    );
    await change(target.driver.session, "insert into twins values ('a', 'x'), ('b', 'x')");
    const schema = defineSchema({
      twin: model({ table: "twins", fields: { id: id(), name: string().unique() } }),
    });
    const failure = await failureOf(() => push(target, schema));
    assert.is(failure.code, "UNIQUE_CONSTRAINT_VIOLATION");
    assert.is(
      failure.message,
      "setting up unique index twins_name_key of table twins: the values of a unique key are taken",
    );
    assert.is((await rows(target.driver.session, "select id from twins")).length, 2);
  });

  test.run();
}
