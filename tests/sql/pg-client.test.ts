import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createPgClientDriver, createPgPoolDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { codeOf } from "./support/code-of.ts";
import { createPgDatabase, type PgDatabase } from "./support/pg-database.ts";

let database: PgDatabase | null = null;
let client: pg.Client;

test.before(async () => {
  database = await createPgDatabase();
  if (database === null) return;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const orm = await bootstrapDatabase({ schema, client });
  await orm.user.create({ data: { id: "u", email: "ada", name: "Ada" } });
});

test.after(async () => {
  if (database === null) return;
  await client.end();
  await database.drop();
});

const prepared = async (): Promise<string[]> =>
  (await client.query("select name from pg_prepared_statements")).rows.map(({ name }) => name);

test("statements are kept prepared under short names, unless that is switched off", async () => {
  if (database === null) return;
  await client.query("deallocate all");
  const unnamed = createOrm({
    schema,
    driver: createPgClientDriver(client, { preparedStatements: false }),
  });
  await unnamed.user.findMany({ where: { name: "Ada" } });
  assert.equal(await prepared(), []);
  const named = createOrm({ schema, driver: createPgClientDriver(client) });
  await named.user.findUnique({ where: { id: "u" }, select: { name: true } });
  const names = await prepared();
  assert.is(names.length, 1);
  assert.match(String(names[0]), /^farm_\w{1,20}$/);
});

test("a prepared statement that the server has dropped is sent again", async () => {
  if (database === null) return;
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const orm = createOrm({ schema, driver: createPgClientDriver(other) });
  const find = () => orm.user.findUnique({ where: { id: "u" }, select: { email: true } });
  assert.equal(await find(), { email: "ada" });
  await other.query("deallocate all");
  assert.equal(await find(), { email: "ada" });
  await other.end();
});

test("parsers that the application installed change nothing", async () => {
  if (database === null) return;
  const types = pg.types as { setTypeParser(oid: number, parse: (raw: string) => unknown): void };
  const installed = [16, 20, 23, 25, 701, 1184, 1700, 114, 3802];
  const before = installed.map((oid) => pg.types.getTypeParser(oid, "text"));
  for (const oid of installed) types.setTypeParser(oid, () => "spoiled");
  try {
    const orm = createOrm({ schema, driver: createPgClientDriver(client) });
    const found = await orm.user.findFirst({ select: { id: true, email: true, createdAt: true } });
    assert.equal([found?.id, found?.email], ["u", "ada"]);
    assert.instance(found?.createdAt, Date);
    assert.is(await orm.user.count(), 1);
  } finally {
    for (const [at, oid] of installed.entries()) types.setTypeParser(oid, before[at] ?? String);
  }
});

test("a transaction that the application began is not committed by ours", async () => {
  if (database === null) return;
  const driver = createPgClientDriver(client, { preparedStatements: false });
  const orm = createOrm({ schema, driver });
  await client.query("begin");
  await orm.user.create({ data: { email: "inside", name: "I" } });
  assert.is(await orm.transaction(async () => {}).catch((error) => error.code), "INVALID_QUERY");
  await client.query("rollback");
  assert.is(await orm.user.count(), 1);
});

test("several statements in one text are refused", async () => {
  if (database === null) return;
  const { session } = createPgClientDriver(client);
  const { change } = await import("./support/statements.ts");
  const failed = await change(session, "select 1; select 2").catch((error) => error);
  assert.is(failed.meta.originalCode, "42601");
});

test("a pg Pool over PGlite is a pg Pool", async () => {
  const db = await PGlite.create();
  const pool = new pg.Pool(createPgConfig(db));
  const orm = await bootstrapDatabase({ schema, client: pool });
  await orm.user.createMany({
    data: [
      { email: "a", name: "A" },
      { email: "b", name: 'B,"{}\\' },
    ],
  });
  const names = await orm.user.findMany({
    where: { email: { in: ["a", "b"] } },
    select: { name: true },
    orderBy: { email: "asc" },
  });
  assert.equal(names, [{ name: "A" }, { name: 'B,"{}\\' }]);
  const outer = createOrm({ schema, driver: createPgPoolDriver(pool) });
  await orm
    .transaction(async (tx) => {
      assert.is(await tx.user.count(), 2);
      // One connection: the outer orm would wait for the end of this callback.
      assert.is(await outer.user.count().catch((error) => error.code), "INVALID_QUERY");
    })
    .catch((error) => assert.is(error.code, "ABORTED"));
  await pool.end();
  await db.close();
});

test("a commit that the server answers with a rollback is no commit", async () => {
  if (database === null) return;
  const other = new pg.Client({ connectionString: database.url });
  await other.connect();
  const orm = createOrm({ schema, driver: createPgClientDriver(other) });
  const failing = () =>
    orm.transaction(async (tx) => {
      await tx.user.create({ data: { id: "lost", email: "lost", name: "Lost" } });
      // A statement of the application's own on the same connection, whose error nobody tells us.
      await other.query("select 1 / 0").catch(() => undefined);
    });
  assert.is(await codeOf(failing), "ABORTED");
  assert.is(await orm.user.count({ where: { id: "lost" } }), 0);
  await other.end();
});

// Last, as the names are those of the whole program: other tests have taken some of the 500.
test("few statements stay prepared, however many there were", async () => {
  if (database === null) return;
  const orm = createOrm({ schema, driver: createPgClientDriver(client) });
  const fields = ["id", "email", "name", "createdAt"] as const;
  const countBy = (number: number) => {
    const AND = Array.from({ length: 10 }, (_, bit) => {
      const field = fields[bit % 3] ?? "id";
      return (number >> bit) & 1 ? { [field]: "x" } : { NOT: { [field]: "x" } };
    });
    return orm.user.count({ where: { AND } });
  };
  for (let number = 0; number < 700; number++) await countBy(number);
  const names = await prepared();
  assert.ok(names.length > 0 && names.length <= 500, String(names.length));
  await countBy(700);
  assert.equal(await prepared(), names);
});

test.run();
