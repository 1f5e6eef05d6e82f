import { Redis as Upstash } from "@upstash/redis";
import Mock from "ioredis-mock";
import { Miniflare } from "miniflare";
import { createStorage } from "unstorage";
import redisDriver from "unstorage/drivers/redis";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import {
  createMemoryDriver,
  datetime,
  defineSchema,
  id,
  index,
  integer,
  json,
  model,
  string,
  unique,
} from "../../engine/index.ts";
import { createOrmFromRuntime } from "../../engine/runtime/index.ts";
import { UpstashServer } from "../support/upstash-server.ts";
import { clear, REDIS_URL, realClients } from "./redis-clients.ts";

/** The fast side of the walkthrough. */
const schema = defineSchema({
  sessionState: model({
    table: "session_state",
    fields: {
      id: id(),
      sessionToken: string().unique(),
      userId: string(),
      state: json(),
      expiresAt: datetime(),
      updatedAt: datetime().defaultNow(),
    },
    indexes: [index(["userId"])],
  }),
  rateLimitBucket: model({
    table: "rate_limit_buckets",
    fields: { id: id(), scope: string(), identifier: string(), remaining: integer(), resetAt: datetime() },
    unique: [unique(["scope", "identifier"])],
  }),
});

const miniflare = new Miniflare({
  modules: true,
  script: "export default { fetch: () => new Response() };",
  compatibilityDate: "2026-04-01",
  kvNamespaces: ["CACHE"],
  host: "127.0.0.1",
});
const clients: [name: string, client: unknown][] = [
  ["memory", createMemoryDriver()],
  ["ioredis-mock", new Mock()],
  ["Unstorage", createStorage()],
  ["Cloudflare KV", await miniflare.getKVNamespace("CACHE")],
];
const reals = await realClients();
const [direct] = reals;
const closing: (() => Promise<unknown>)[] = [() => miniflare.dispose()];
if (direct !== undefined) {
  const server = await UpstashServer.open(REDIS_URL);
  clients.push(["Upstash", new Upstash({ url: server.url, token: server.token })]);
  clients.push(...reals.map((each): [string, unknown] => [each.name, each.client]));
  const storage = createStorage({ driver: redisDriver({ url: REDIS_URL, base: "orm-fast" }) });
  clients.push(["Unstorage on Redis", storage]);
  closing.push(
    () => storage.dispose(),
    () => server.close(),
  );
}

const test = suite("the fast side of the walkthrough");
for (const [name, client] of clients) {
  test(`sessions and rate limits on ${name}`, async () => {
    const token = crypto.randomUUID();
    const orm = await createOrmFromRuntime({ schema, client });
    const start = (state: object) =>
      orm.sessionState.upsert({
        where: { sessionToken: token },
        create: { sessionToken: token, userId: token, state, expiresAt: new Date(9e12) },
        update: { state, expiresAt: new Date(9e12) },
      });
    const first = await start({ step: 1, list: [] });
    const second = await start({ step: 2, list: [] });
    assert.is(second.id, first.id);
    assert.equal(second.state, { step: 2, list: [] });
    assert.equal(await orm.sessionState.findUnique({ where: { sessionToken: token } }), second);
    assert.equal(await orm.sessionState.findMany({ where: { userId: token } }), [second]);
    const where = { scope_identifier: { scope: "login", identifier: token } };
    const consume = async (remaining: number) =>
      orm.rateLimitBucket.upsert({
        where,
        create: { scope: "login", identifier: token, remaining, resetAt: new Date(9e12) },
        update: { remaining },
        select: { remaining: true },
      });
    assert.equal(await consume(3), { remaining: 3 });
    assert.equal(await consume(2), { remaining: 2 });
    const failing = orm.transaction(async (tx) => {
      await tx.rateLimitBucket.delete({ where });
      assert.is(await tx.rateLimitBucket.findUnique({ where }), null);
      throw new RangeError("no");
    });
    await failing.then(
      () => assert.unreachable(),
      (error: unknown) => assert.instance(error, RangeError),
    );
    assert.is(await orm.rateLimitBucket.delete({ where }), 1);
    assert.is(await orm.sessionState.deleteMany({ where: { userId: token } }), 1);
    assert.is(await orm.sessionState.findUnique({ where: { sessionToken: token } }), null);
  });
}

test.after(async () => {
  if (direct !== undefined) {
    for (const table of ["{session_state}:", "{rate_limit_buckets}:", "orm-fast:"])
      await clear(direct, table);
  }
  for (const each of reals) await each.close();
  for (const close of closing) await close();
});
test.run();
