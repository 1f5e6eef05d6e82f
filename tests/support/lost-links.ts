import mysql from "mysql2/promise";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, model } from "../../compiler/schema/index.ts";
import { bootstrapDatabase } from "../../engine/runtime/bootstrap-database.ts";
import { createOrmFromRuntime } from "../../engine/runtime/create-orm-from-runtime.ts";
import { ormErrorOf } from "../compiler/support/orm-error-of.ts";
import { postgres } from "../servers/server.ts";
import { createMysqlDatabase } from "../sql/support/mysql-database.ts";
import { createPgDatabase } from "../sql/support/pg-database.ts";
import { FaultProxy } from "./fault-proxy.ts";
import { type NetworkClient, pgPool } from "./network-clients.ts";

export const lostLinksSchema = defineSchema({ entry: model({ table: "entries", fields: { id: id() } }) });

type EntryOrm = Awaited<ReturnType<typeof createOrmFromRuntime<typeof lostLinksSchema>>>;

const UNREACHED = /cannot be reached/;
/** How often a pool may offer a connection that it does not know to be lost. */
const STALE_MAX = 3;

/** Shows what an application hears whose server, or the way there, goes away while a transaction ends, or before. */
export function lostLinks(kind: NetworkClient): void {
  const test = suite(`lost links of ${kind.name}`);
  let world: World | null = null;
  test.before(async () => {
    world = await openWorld(kind);
  });
  test.after(async () => world?.close());

  for (const fault of ["cut", "mute"] as const) {
    const when = fault === "cut" ? "before COMMIT arrives" : "after COMMIT, before its answer";
    test(`${when}: nobody knows its outcome, and it is not tried again`, async () => {
      if (world === null) return;
      const { proxy, witness, address } = world;
      const { client, close } = await kind.open(address);
      try {
        const orm = await createOrmFromRuntime({ schema: lostLinksSchema, client });
        await witness.entry.deleteMany({ where: {} });
        assert.is(await orm.entry.count(), 0);
        proxy.arm({ at: /\bcommit\b/i, kind: fault });
        const { runs, error } = await commitOf(orm);
        assert.equal([error.code, error.retryable, runs], ["COMMIT_OUTCOME_UNKNOWN", false, 1]);
        assert.is(await witness.entry.count(), fault === "cut" ? 0 : 1);
        if (kind.isOneConnection) {
          const { code } = await ormErrorOf(orm.transaction((tx) => tx.entry.create({ data: { id: "b" } })));
          assert.is(code, "CONNECTION_LOST");
        } else {
          await orm.transaction((tx) => tx.entry.create({ data: { id: "b" } }));
          assert.ok(await witness.entry.findUnique({ where: { id: "b" } }));
        }
      } finally {
        await close();
      }
    });
  }

  test("a server that is gone is told as such", async () => {
    if (world === null) return;
    const gone = await FaultProxy.open(world.url.hostname, Number(world.url.port));
    const { client, close } = await kind.open(at(world.url, gone.port));
    try {
      const orm = await createOrmFromRuntime({ schema: lostLinksSchema, client });
      await orm.entry.count();
      await gone.close();
      let error = await ormErrorOf(orm.entry.count());
      for (let stale = 0; stale < STALE_MAX && !UNREACHED.test(error.message); stale++) {
        assert.equal([error.code, error.retryable], ["CONNECTION_LOST", true], error.message);
        error = await ormErrorOf(orm.entry.count());
      }
      assert.equal([error.code, error.retryable], ["CONNECTION_LOST", true], error.message);
      assert.is(UNREACHED.test(error.message), kind.isOneConnection !== true, error.message);
      const begun = await ormErrorOf(orm.transaction((tx) => tx.entry.count()));
      assert.is(begun.code, "CONNECTION_LOST");
      assert.is(UNREACHED.test(begun.message), kind.isOneConnection !== true, begun.message);
    } finally {
      await close();
    }
  });

  if (!kind.isEager) {
    test("a server that never was there is told as such", async () => {
      if (world === null) return;
      const gone = await FaultProxy.open(world.url.hostname, Number(world.url.port));
      await gone.close();
      const { client, close } = await kind.open(at(world.url, gone.port));
      try {
        const connected = createOrmFromRuntime({ schema: lostLinksSchema, client });
        const error = await ormErrorOf(connected.then((orm) => orm.entry.findMany({})));
        assert.is(error.code, "CONNECTION_LOST", error.message);
        assert.match(error.message, UNREACHED);
      } finally {
        await close();
      }
    });
  }
  test.run();
}

/** How often the callback ran of a transaction that may run more than once, and how it ended. */
async function commitOf(orm: EntryOrm) {
  let runs = 0;
  const ended = orm.transaction(
    async (tx) => {
      runs++;
      await tx.entry.create({ data: { id: "a" } });
    },
    { maxRetries: 3 },
  );
  const error = await ormErrorOf(ended);
  return { runs, error };
}

interface World {
  /** Of a database with the schema in it. */
  readonly url: URL;
  readonly proxy: FaultProxy;
  /** The same behind the proxy. */
  readonly address: string;
  /** Beside the proxy. */
  readonly witness: EntryOrm;
  readonly close: () => Promise<void>;
}

/** `null` where the server does not answer. */
async function openWorld({ server }: NetworkClient): Promise<World | null> {
  const isPostgres = server === postgres;
  const database = await (isPostgres ? createPgDatabase() : createMysqlDatabase(server));
  if (database === null) return null;
  const url = new URL(database.url);
  const client = isPostgres ? pgPool(database.url) : mysql.createPool(database.url);
  const proxy = await FaultProxy.open(url.hostname, Number(url.port));
  return {
    url,
    proxy,
    address: at(url, proxy.port),
    witness: await bootstrapDatabase({ schema: lostLinksSchema, client }),
    close: async () => {
      await proxy.close();
      await client.end();
      await database.drop();
    },
  };
}

function at(url: URL, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}
