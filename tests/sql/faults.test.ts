import mysql from "mysql2/promise";
import pg from "pg";
import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, model, string } from "../../compiler/schema/index.ts";
import { createDriver as createMysqlConnectionDriver } from "../../engine/backends/sql/mysql2-connection.ts";
import { createDriver as createMysqlPoolDriver } from "../../engine/backends/sql/mysql2-pool.ts";
import { createDriver as createPgClientDriver } from "../../engine/backends/sql/pg-client.ts";
import { createDriver as createPgPoolDriver } from "../../engine/backends/sql/pg-pool.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { Driver } from "../../engine/driver.ts";
import { runTransaction } from "../../engine/transaction.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import { codeOf } from "./support/code-of.ts";
import { createMysqlDatabase } from "./support/mysql-database.ts";
import { createPgDatabase } from "./support/pg-database.ts";
import { addNote, change, createNotes, notes } from "./support/statements.ts";

const schema = defineSchema({ note: model({ table: "notes", fields: { name: string().unique() } }) });

const NAMES = ["a", "b", "c"];
/** `begin`, the inserts, `commit`. */
const MESSAGES = NAMES.length + 2;

interface World {
  readonly proxy: FaultProxy;
  /** Behind the proxy. */
  readonly driver: Driver;
  /** Beside it. */
  readonly witness: Driver;
  readonly close: () => Promise<void>;
}

interface Context {
  world: World | null;
}

async function overPg(): Promise<World | null> {
  const database = await createPgDatabase();
  if (database === null) return null;
  const [proxy, url] = await proxied(database.url);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on("error", () => {});
  const direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
  return {
    proxy,
    driver: createPgPoolDriver(pool),
    witness: createPgClientDriver(direct),
    close: async () => {
      await pool.end();
      await direct.end();
      await proxy.close();
      await database.drop();
    },
  };
}

async function overMysql(): Promise<World | null> {
  const database = await createMysqlDatabase();
  if (database === null) return null;
  const [proxy, url] = await proxied(database.url);
  const pool = mysql.createPool({ uri: url, connectionLimit: 2 });
  const direct = await mysql.createConnection({ uri: database.url });
  return {
    proxy,
    driver: await createMysqlPoolDriver(pool),
    witness: await createMysqlConnectionDriver(direct),
    close: async () => {
      await pool.end();
      await direct.end();
      await proxy.close();
      await database.drop();
    },
  };
}

async function proxied(address: string): Promise<[FaultProxy, string]> {
  const url = new URL(address);
  const proxy = await FaultProxy.open(url.hostname, Number(url.port));
  url.port = String(proxy.port);
  return [proxy, url.href];
}

async function writeAll(driver: Driver): Promise<string> {
  return codeOf(() =>
    runTransaction(driver, { maxRetries: 3 }, null, async (tx) => {
      for (const name of NAMES) await addNote(tx, name);
    }),
  );
}

async function afterwards({ proxy, driver, witness }: World): Promise<string[]> {
  proxy.disarm();
  const found = await notes(witness.session);
  await change(witness.session, "delete from notes");
  // The pool is not left with a broken connection.
  assert.equal(await notes(driver.session), []);
  return found;
}

for (const [name, open] of [
  ["pg", overPg],
  ["mysql2", overMysql],
] as const) {
  const test: Test<Context> = suite(`links lost on ${name}`, { world: null });
  test.before(async (context) => {
    context.world = await open();
    if (context.world !== null) await createNotes(context.world.witness.session);
  });
  test.after(async ({ world }) => world?.close());
  const check = (title: string, run: (world: World) => Promise<void>): void =>
    test(title, async ({ world }) => {
      if (world !== null) await run(world);
    });

  for (const kind of ["cut", "mute"] as const) {
    for (let at = 1; at <= MESSAGES + 1; at++) {
      check(`at message ${at} (${kind}): all or nothing, and told as what it is`, async (world) => {
        assert.equal(await notes(world.driver.session), []);
        world.proxy.arm({ at, kind });
        const outcome = await writeAll(world.driver);
        const found = await afterwards(world);
        if (at > MESSAGES) {
          assert.is(outcome, "no error");
          assert.equal(found, NAMES);
        } else if (at < MESSAGES) {
          assert.is(outcome, "CONNECTION_LOST");
          assert.equal(found, []);
        } else {
          assert.is(outcome, "COMMIT_OUTCOME_UNKNOWN");
          assert.equal(found, kind === "cut" ? [] : NAMES);
        }
      });
    }
  }

  check("while a transaction is idle: told before the commit is sent", async (world) => {
    const outcome = await codeOf(() =>
      runTransaction(world.driver, {}, null, async (tx) => {
        await addNote(tx, "a");
        world.proxy.cutAll();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }),
    );
    assert.is(outcome, "CONNECTION_LOST");
    assert.equal(await afterwards(world), []);
  });

  check("in a single statement: told as such", async (world) => {
    await notes(world.driver.session);
    world.proxy.arm({ at: 1, kind: "cut" });
    assert.is(await codeOf(() => addNote(world.driver.session, "a")), "CONNECTION_LOST");
    assert.equal(await afterwards(world), []);
  });

  check("in a call: a read may be made again, a write may not", async (world) => {
    const { proxy, driver } = world;
    const orm = createOrm({ schema, driver });
    const lost = async (call: () => Promise<unknown>) => {
      await orm.note.count();
      proxy.arm({ at: 1, kind: "cut" });
      const { code, retryable } = await ormErrorOf(call());
      proxy.disarm();
      assert.is(code, "CONNECTION_LOST");
      return retryable;
    };
    for (let times = 0; times < 2; times++) {
      assert.is(await lost(() => orm.note.findMany()), true);
      assert.is(await lost(() => orm.note.count()), true);
      assert.is(await lost(() => orm.note.create({ data: { name: "a" } })), false);
      assert.is(await lost(() => orm.note.deleteMany({ where: {} })), false);
    }
    let runs = 0;
    const found = await orm.transaction(
      async (tx) => {
        await tx.note.create({ data: { name: "a" } });
        if (runs++ === 0) proxy.arm({ at: 1, kind: "cut" });
        return tx.note.findMany();
      },
      { maxRetries: 1 },
    );
    assert.equal([found, runs], [[{ name: "a" }], 2]);
    assert.equal(await afterwards(world), ["a"]);
  });

  test.run();
}
