import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { boolean, defineSchema, enumeration, id, model, string } from "../../compiler/schema/index.ts";
import type { AnySchema } from "../../compiler/schema/schema.ts";
import { createOrm } from "../../engine/create-orm.ts";
import { RuntimeSetupError } from "../../engine/runtime-setup-error.ts";
import { codeOf } from "./support/code-of.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";
import { change } from "./support/statements.ts";

interface Context {
  target: SqlTarget | null;
}

for (const [name, open] of Object.entries(sqlTargets)) {
  const test: Test<Context> = suite(`tables of others on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
  });
  test.after(async ({ target }) => target?.close());
  const check = (title: string, run: (target: SqlTarget) => Promise<void>): void =>
    test(title, async ({ target }) => {
      if (target !== null) await run(target);
    });
  const push = (target: SqlTarget, schema: AnySchema) => target.driver.push?.(schema.catalog);

  check("a reference that the schema has and the column has not is made, or refused", async (target) => {
    const { session } = target.driver;
    const models = (to: "owner" | "keeper") =>
      defineSchema({
        owner: model({ table: "pet_owners", fields: { id: id() } }),
        keeper: model({ table: "pet_keepers", fields: { id: id() } }),
        pet: model({ table: "pets", fields: { id: id(), of: string().references(`${to}.id`) } }),
      });
    const before = defineSchema({
      owner: model({ table: "pet_owners", fields: { id: id() } }),
      keeper: model({ table: "pet_keepers", fields: { id: id() } }),
      pet: model({ table: "pets", fields: { id: id(), of: string() } }),
    });
    await push(target, before);
    const orm = createOrm({ schema: models("owner"), driver: target.driver });
    await orm.owner.create({ data: { id: "o" } });
    await orm.pet.create({ data: { id: "p", of: "o" } });
    const applied = async (error: unknown): Promise<void> => {
      if (!(error instanceof RuntimeSetupError)) throw error;
      for (const statement of error.statements) {
        for (const text of statement.split("; ")) await change(session, text);
      }
    };
    const outcome = (schema: AnySchema) => Promise.resolve(push(target, schema)).catch((reason) => reason);
    const isAltered = /^(pg|mysql|postgres)/.test(name);
    // Text without a bound of its length can be no key there.
    if (name.startsWith("mysql")) await applied(await outcome(models("owner")));
    if (isAltered) {
      await orm.pet.create({ data: { id: "q", of: "nobody" } });
      assert.is(await codeOf(() => push(target, models("owner"))), "FOREIGN_KEY_VIOLATION");
      await orm.pet.delete({ where: { id: "q" } });
      await push(target, models("owner"));
    } else {
      const error = await outcome(models("owner"));
      assert.match(String(error), "pet.of references owner.id in the schema and nothing in the database");
      // Its connections share a cache in these tests, in which one's locks are in the other's way.
      if (name === "libsql") return;
      await applied(error);
    }
    await push(target, models("owner"));
    const dangling = () => orm.pet.create({ data: { id: "q", of: "nobody" } });
    assert.is(await codeOf(dangling), "FOREIGN_KEY_VIOLATION");
    await orm.pet.deleteMany({ where: {} });
    const error = await outcome(models("keeper"));
    assert.match(String(error), "pet.of references keeper.id in the schema and pet_owners in the database");
    await applied(error);
    await push(target, models("keeper"));
    const other = createOrm({ schema: models("keeper"), driver: target.driver });
    assert.is(await codeOf(() => other.pet.create({ data: { of: "o" } })), "FOREIGN_KEY_VIOLATION");
  });

  const LOSSY: Readonly<Record<string, readonly string[]>> = {
    postgres: ["char(10)", "name"],
    mysql: ["char(10)"],
    mariadb: ["char(10)"],
  };
  for (const type of LOSSY[
    /^(pg|postgres)/.test(name) ? "postgres" : name.startsWith("mysql") ? "mysql" : ""
  ] ?? []) {
    check(`text in a column of ${type} is refused, as it is not kept as it is`, async (target) => {
      const { session } = target.driver;
      const schema = defineSchema({
        code: model({ table: "codes", fields: { id: id(), text: string(), level: enumeration(["a", "b"]) } }),
      });
      await change(
        session,
        `create table codes (id varchar(40) primary key, text ${type} not null, level ${type} not null)`,
      );
      const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
      assert.instance(error, RuntimeSetupError);
      assert.match(error.message, "code.text is string in the schema and ");
      assert.match(error.message, "code.level is enum in the schema and ");
      for (const statement of error.statements) await change(session, statement);
      await push(target, schema);
      const orm = createOrm({ schema, driver: target.driver });
      const row = { id: "a", text: "ends in spaces  ", level: "a" } as const;
      await orm.code.create({ data: row });
      assert.equal(await orm.code.findUnique({ where: { id: "a" } }), row);
      await change(session, "drop table codes");
    });
  }

  if (name.startsWith("mysql")) {
    check(
      "a boolean in a column of bit(1) is refused, and kept in what is told to be needed",
      async (target) => {
        const { session } = target.driver;
        await change(session, "create table switches (id varchar(40) primary key, is_on bit(1) not null)");
        await change(session, "insert into switches values ('a', b'1'), ('b', b'0')");
        const schema = defineSchema({
          switch: model({ table: "switches", fields: { id: id(), isOn: boolean().map("is_on") } }),
        });
        const error = await Promise.resolve(push(target, schema)).catch((reason) => reason);
        assert.instance(error, RuntimeSetupError);
        assert.match(error.message, "switch.isOn is boolean in the schema and bit in the database");
        for (const statement of error.statements) await change(session, statement);
        await push(target, schema);
        const orm = createOrm({ schema, driver: target.driver });
        assert.equal(
          (await orm.switch.findMany({ orderBy: { id: "asc" } })).map(({ isOn }) => isOn),
          [true, false],
        );
      },
    );
  }

  test.run();
}
