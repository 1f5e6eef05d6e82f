import pg from "pg";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createOrm } from "../../engine/create-orm.ts";
import { createPgClientDriver } from "../../engine/entries/sql.ts";
import { bootstrapDatabase } from "../../engine/runtime/setup.ts";
import { controlPlaneSchema as schema } from "../schema/walkthrough-schema.ts";
import { createPgDatabase, type PgDatabase } from "./support/pg-database.ts";
import { change } from "./support/statements.ts";

let database: PgDatabase | null = null;

test.before(async () => {
  database = await createPgDatabase();
  if (database === null) return;
  await withClient({}, async (client) => {
    const orm = await bootstrapDatabase({ schema, client });
    await orm.user.createMany({
      data: [
        { id: "u1", email: "ada", name: 'A,"{}\\n' },
        { id: "u2", email: "bob", name: "" },
      ],
    });
  });
});

test.after(() => database?.drop());

async function withClient(config: pg.ClientConfig, run: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: database?.url, ...config });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

async function callsAnswer(client: pg.Client): Promise<void> {
  const orm = createOrm({ schema, driver: createPgClientDriver(client) });
  for (let time = 0; time < 2; time++) {
    assert.equal(await orm.user.findMany({ select: { name: true }, orderBy: { id: "asc" } }), [
      { name: 'A,"{}\\n' },
      { name: "" },
    ]);
    assert.is(await orm.user.findUnique({ where: { id: "u3" } }), null);
    assert.is(await orm.user.updateMany({ where: { id: { in: ["u1", "u3"] } }, data: { email: "ada" } }), 1);
    const taken = orm.user.create({ data: { email: "ada", name: "Another" } });
    assert.is(await taken.catch((error) => error.code), "UNIQUE_CONSTRAINT_VIOLATION");
    assert.is(await orm.user.count({ where: { name: "" } }), 1);
  }
}

function countDescriptions(client: pg.Client): () => number {
  const connection: unknown = Reflect.get(client, "connection");
  let descriptions = 0;
  if (typeof connection === "object" && connection !== null && "on" in connection) {
    if (typeof connection.on === "function") connection.on("rowDescription", () => descriptions++);
  }
  return () => descriptions;
}

test("no statement has its columns described", async () => {
  if (database === null) return;
  await withClient({}, async (client) => {
    const descriptions = countDescriptions(client);
    await client.query("select 1");
    assert.is(descriptions(), 1);
    await callsAnswer(client);
    assert.is(descriptions(), 1);
  });
});

test("a client that sends ahead of the answers is given its own queries", async () => {
  if (database === null) return;
  const pipelined: pg.ClientConfig & { readonly pipeline: boolean } = { pipeline: true };
  await withClient(pipelined, callsAnswer);
});

test("who wraps the client may copy what is sent", async () => {
  if (database === null) return;
  await withClient({}, async (client) => {
    const descriptions = countDescriptions(client);
    const query: (config: object, callback: unknown) => unknown = Reflect.get(client, "query").bind(client);
    Object.assign(client, { query: (config: object, callback: unknown) => query({ ...config }, callback) });
    await callsAnswer(client);
    assert.ok(descriptions() > 0);
  });
});

test("a list that only the client can write is left to it", async () => {
  if (database === null) return;
  await withClient({}, async (client) => {
    const orm = createOrm({ schema, driver: createPgClientDriver(client) });
    const where = { name: { in: ['A,"{}\\n', "\u0001"] } };
    assert.equal(await orm.user.findMany({ where, select: { id: true } }), [{ id: "u1" }]);
  });
});

test("the client's own timeout ends a statement", async () => {
  if (database === null) return;
  await withClient({ query_timeout: 50 }, async (client) => {
    const { session } = createPgClientDriver(client);
    const failed = await change(session, "select pg_sleep(0.3)").catch((error) => error);
    assert.match(String(failed.cause), /timeout/);
  });
});

test("a connection that breaks tells the statement under way", async () => {
  if (database === null) return;
  await withClient({}, async (client) => {
    client.on("error", () => {});
    const { session } = createPgClientDriver(client);
    const failed = await change(session, "select pg_terminate_backend(pg_backend_pid())").catch(
      (error) => error,
    );
    assert.is(failed.code, "CONNECTION_LOST");
  });
});

test.run();
