import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, integer, model } from "../../../compiler/schema/index.ts";
import { createOrmFromRuntime } from "../../../engine/runtime/index.ts";
import { bootstrapDatabase } from "../../../engine/runtime/setup.ts";
import { clientFrom } from "./generate-client.ts";
import { onPostgres } from "./on-postgres.ts";
import { owned } from "./owned.ts";
import { refusal } from "./refusal.ts";
import { watchedClient } from "./watched-client.ts";

const test = suite("what a client says of its database");

test("a transaction's client has the isolation level that it has", async () => {
  const { client, close } = await onPostgres("model Owner {\n  id String @id\n  n Int?\n}");
  const schema = defineSchema({
    owner: model({ table: "Owner", fields: { id: id(), n: integer().nullable() } }),
  });
  try {
    await bootstrapDatabase({ schema, client });
    const transacting: { $transaction<T>(body: (tx: unknown) => Promise<T>): Promise<T> } = Object(client);
    await transacting.$transaction(async (tx) => {
      const orm = await createOrmFromRuntime({ schema, client: tx });
      const options = { isolationLevel: "serializable" } as const;
      const { code, message } = await refusal(orm.transaction((inner) => inner.owner.count(), options));
      assert.is(code, "INVALID_QUERY");
      assert.match(message, "a nested transaction has the isolation level of the outer one");
      await orm.transaction((inner) => inner.owner.create({ data: { id: "a" } }));
      assert.is(await orm.owner.count(), 1);
    });
  } finally {
    await close();
  }
});

test("references that Prisma keeps, and no database does", async () => {
  const { client, sent } = await watchedClient(
    "sqlite",
    "model Owner {\n  id String @id\n  n Int?\n  things Thing[]\n}\nmodel Thing {\n  id String @id\n" +
      "  ownerId String\n  owner Owner @relation(fields: [ownerId], references: [id])\n}",
    {},
    'relationMode = "prisma"',
  );
  await client.$executeRawUnsafe('create table "Owner" ("id" text primary key, "n" int)');
  await client.$executeRawUnsafe('create table "Thing" ("id" text primary key, "ownerId" text)');
  const orm = await createOrmFromRuntime({ schema: owned, client });
  assert.is(orm.$driver.capabilities.foreignKeys, false);
  await orm.owner.create({ data: { id: "a" } });
  await orm.thing.create({ data: { id: "t", ownerId: "a" } });
  await orm.thing.create({ data: { id: "u", ownerId: "nobody" } });
  sent.length = 0;
  const where = { id: { in: ["a"] } };
  for (const [name, call] of [
    ["delete", () => orm.owner.deleteMany({ where })],
    ["update", () => orm.owner.updateMany({ where, data: { id: "b" } })],
  ] as const) {
    const { code, message } = await refusal(call());
    assert.is(code, "UNSUPPORTED");
    assert.match(
      message,
      `references to "Owner.id" are kept by Prisma's calls alone, by relationMode = "prisma"`,
    );
    assert.match(message, `what this ${name} of "owner" does`);
  }
  assert.equal(sent, []);
  assert.is((await refusal(orm.owner.delete({ where: { id: "a" } }))).code, "FOREIGN_KEY_VIOLATION");
  assert.is(await orm.owner.updateMany({ where, data: { n: 1 } }), 1);
  assert.is(await orm.thing.deleteMany({ where: { ownerId: { in: ["nobody"] } } }), 1);
  await orm.owner.update({ where: { id: "a" }, data: { id: "b" } });
  assert.equal(await orm.thing.findMany(), [{ id: "t", ownerId: "b" }]);
  await client.$disconnect();
});

test("a client without an adapter, of which nobody here has the engine, looks where its connections do", async () => {
  const { client: real } = await watchedClient("postgresql", "model Owner {\n  id String @id\n  n Int?\n}");
  const config: object = Object(Reflect.get(real, "_engineConfig"));
  const without = Object.create(real, { _engineConfig: { value: { ...config, adapter: undefined } } });
  const where = { id: { contains: "a" } };
  for (const [client, table] of [
    [real, '"public"."Owner"'],
    [without, '"Owner"'],
  ] as const) {
    const orm = await createOrmFromRuntime({ schema: owned, client });
    assert.match(orm.$explain.owner.count({ where }).statements[0] ?? "", ` from ${table} as t0 `);
  }
  await real.$disconnect();
});

test("another database than PostgreSQL and SQLite", async () => {
  const head = 'generator client {\n  provider = "prisma-client-js"\n  output = "./client"\n}';
  const Client = await clientFrom(
    `${head}\ndatasource db {\n  provider = "mysql"\n}\nmodel Owner {\n  id String @id @db.VarChar(20)\n  n Int?\n}`,
  );
  const adapter = {
    provider: "mysql",
    adapterName: "@prisma/adapter-mariadb",
    connect: () => assert.unreachable(),
  };
  const { code, message } = await refusal(
    createOrmFromRuntime({ schema: owned, client: new Client({ adapter }) }),
  );
  assert.is(code, "UNSUPPORTED");
  assert.match(message, "Prisma is supported over PostgreSQL and SQLite");
});

test.run();
