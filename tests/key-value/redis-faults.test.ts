import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { OrmErrorCode } from "../../ir/orm-error.ts";
import { FaultProxy } from "../support/fault-proxy.ts";
import {
  clear,
  openIoredis,
  openNodeRedis,
  REDIS_URL,
  type RedisClient,
  realClients,
} from "./redis-clients.ts";
import { type Dump, dump, dumpable, expectedDump } from "./redis-dump.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { item, refused } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

const base = `orm-fault-${process.pid}:`;
const before = item("a", { slug: "s", ownerId: "o", count: 1 });
const other = item("b", { slug: "t", ownerId: "o" });

/** A write, the records after it, and what it does when the client sends it twice. */
interface Act {
  readonly name: string;
  readonly code: OrmErrorCode;
  readonly run: (leaves: Leaves) => Promise<unknown>;
  readonly after: readonly Record[];
  readonly twice?: readonly Record[];
}

const acts: readonly Act[] = [
  {
    name: "create",
    code: "CONNECTION_LOST",
    run: (leaves) => leaves.insertOne("item", other),
    after: [before, other],
  },
  {
    name: "update",
    code: "CONNECTION_LOST",
    run: (leaves) => leaves.update("item", "slug", ["s"], { slug: ["set", "u"], count: ["increment", 1] }),
    after: [{ ...before, slug: "u", count: 2 }],
  },
  {
    name: "increment",
    code: "CONNECTION_LOST",
    run: (leaves) => leaves.update("item", "id", ["a"], { count: ["increment", 1] }),
    after: [{ ...before, count: 2 }],
    twice: [{ ...before, count: 3 }],
  },
  {
    name: "upsert",
    code: "CONNECTION_LOST",
    run: (leaves) => leaves.upsert("item", "slug", other, { count: ["set", 7] }),
    after: [before, other],
    twice: [before, { ...other, count: 7 }],
  },
  {
    name: "delete",
    code: "CONNECTION_LOST",
    run: (leaves) => leaves.remove("item", "id", ["a"]),
    after: [],
  },
  {
    name: "commit",
    code: "COMMIT_OUTCOME_UNKNOWN",
    run: async (leaves) => {
      const { transaction, inside } = await begin(leaves);
      await inside.insertOne("item", other);
      await inside.update("item", "id", ["a"], { slug: ["set", "u"] });
      await transaction.commit();
    },
    after: [{ ...before, slug: "u" }, other],
  },
];

const [direct, ...rest] = await realClients();
for (const client of rest) await client.close();

const { hostname, port } = new URL(REDIS_URL);

if (direct !== undefined) {
  const proxy = await FaultProxy.open(hostname, Number(port || "6379"));
  const url = `redis://127.0.0.1:${proxy.port}`;
  testFaults("node-redis 6", direct, proxy, (at = url) => openNodeRedis(6, at), false);
  testFaults("node-redis 5", direct, proxy, (at = url) => openNodeRedis(5, at), false);
  testFaults("node-redis 4", direct, proxy, (at = url) => openNodeRedis(4, at), false);
  testFaults("ioredis 5", direct, proxy, (at = url) => openIoredis(5, at), true);
  const last = testFaults("ioredis 6", direct, proxy, (at = url) => openIoredis(6, at), true);
  last.after(async () => {
    await clear(direct, base);
    await direct.close();
    await proxy.close();
  });
  last.run();
}

function testFaults(
  name: string,
  direct: RedisClient,
  proxy: FaultProxy,
  open: (at?: string) => Promise<RedisClient>,
  sendsAgain: boolean,
) {
  const test = suite(`faults with ${name}`);

  async function prepared(): Promise<RedisClient> {
    await clear(direct, base);
    await new Leaves(direct.driver(base), storeCatalog).insertOne("item", before);
    const client = await open();
    // The scripts are known, so that the one message of a write is the write.
    await new Leaves(client.driver(`${base}warm:`), storeCatalog).upsert("item", "id", before, {});
    return client;
  }

  for (const act of acts) {
    for (const kind of ["cut", "mute"] as const) {
      test(`${act.name}: the link is ${kind === "cut" ? "cut before" : "lost after"} the script`, async () => {
        const client = await prepared();
        const leaves = new Leaves(client.driver(base), storeCatalog);
        // A commit comes after the reads of its transaction.
        proxy.arm({ at: act.name === "commit" ? await messagesBefore(act, proxy, client) : 1, kind });
        const error = await refused(act.code, () => act.run(leaves));
        proxy.disarm();
        assert.is(error.retryable, false);
        const held = await dump(dumpable(direct), base);
        const allowed = [[before], act.after, ...(sendsAgain ? [act.twice ?? act.after] : [])];
        const possible = kind === "cut" && !sendsAgain ? [[before]] : allowed;
        assert.ok(
          possible.some((records) => isEqual(held, records)),
          JSON.stringify(held),
        );
        await client.close();
      });
    }
  }

  test("a read may be made again", async () => {
    const client = await prepared();
    const leaves = new Leaves(client.driver(base), storeCatalog);
    proxy.arm({ at: 1, kind: "cut" });
    const read = () => leaves.find("item", "slug", ["s"]);
    if (sendsAgain) assert.equal(await read(), [before]);
    else assert.is((await refused("CONNECTION_LOST", read)).retryable, true);
    proxy.disarm();
    await client.close();
    await refused("CONNECTION_LOST", read);
    await refused("CONNECTION_LOST", () => leaves.insertOne("item", other));
  });

  test("a server that is gone is told as such", async () => {
    const gone = await FaultProxy.open(hostname, Number(port || "6379"));
    const client = await open(`redis://127.0.0.1:${gone.port}`);
    const read = () => new Leaves(client.driver(base), storeCatalog).find("item", "slug", ["s"]);
    await read();
    await gone.close();
    await refused("CONNECTION_LOST", read);
    const error = await refused("CONNECTION_LOST", read);
    assert.match(error.message, /Redis cannot be reached/);
    assert.is(error.retryable, true);
    await client.close();
  });

  if (!name.endsWith("ioredis 6")) test.run();
  return test;
}

/** How many messages the act sends, its last one included: found by running it on other keys. */
async function messagesBefore(act: Act, proxy: FaultProxy, client: RedisClient): Promise<number> {
  const leaves = new Leaves(client.driver(`${base}warm:`), storeCatalog);
  // The first run makes the scripts known to the server.
  for (let run = 0; run < 2; run++) {
    await leaves.remove("item", "id", ["a"]);
    await leaves.remove("item", "id", ["b"]);
    await leaves.insertOne("item", before);
    proxy.arm({ at: -1, kind: "cut" });
    await act.run(leaves);
  }
  return proxy.messages;
}

function isEqual(held: Dump, records: readonly Record[]): boolean {
  const own = Object.entries(held).filter(([key]) => !key.startsWith(`${base}warm:`));
  return JSON.stringify(Object.fromEntries(own)) === JSON.stringify(expectedDump("item", records, base));
}
