import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { suite, test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as overKv } from "../../engine/backends/key-value/cloudflare-kv.ts";
import { createDriver as overUnstorage } from "../../engine/backends/key-value/unstorage.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { OrmError } from "../../ir/orm-error.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { clear, openIoredis, type RedisClient } from "./redis-clients.ts";
import { sessionSchema } from "./session-schema.ts";

const MINUTE = 60_000;

const inTime = (milliseconds: number) => new Date(Date.now() + milliseconds);

function row(id: string, endsAt: Date | null) {
  return { id, token: `t-${id}`, userId: "ada", endsAt };
}

interface Opened {
  readonly client: RedisClient;
  readonly base: string;
}

function redisTests(): void {
  const onRedis = suite<Partial<Opened>>("expiry on Redis");
  const client = openIoredis(5, `${redis.url}/12`);

  async function opened() {
    const base = `expiry:${randomBytes(6).toString("hex")}:`;
    const connected = await client;
    const orm = createOrm({ schema: sessionSchema, driver: connected.driver(base) });
    const at = (key: string) => `${base}{sessions}:${key}`;
    const ttl = async (key: string) => Number(await connected.command("PTTL", at(key)));
    const members = async (key: string) => await connected.command("SMEMBERS", at(key));
    const ranked = async () => await connected.command("ZRANGE", at("s:endsAt"), "0", "-1");
    const forget = (id: string) => connected.command("DEL", at(`r:"${id}"`), at(`u:token:"t-${id}"`));
    return { base, orm, ttl, members, ranked, forget, connected };
  }

  onRedis("a record and its unique entries are freed when it ends", async () => {
    const { orm, ttl, base, connected } = await opened();
    const within = async (key: string, most: number) => {
      const left = await ttl(key);
      assert.ok(left > most - MINUTE / 2 && left <= most, `${key} has ${left} ms`);
    };
    await orm.session.create({ data: row("a", inTime(MINUTE)) });
    await within('r:"a"', MINUTE);
    await within('u:token:"t-a"', MINUTE);
    await orm.session.update({ where: { id: "a" }, data: { endsAt: inTime(3 * MINUTE) } });
    await within('r:"a"', 3 * MINUTE);
    await within('u:token:"t-a"', 3 * MINUTE);
    await orm.session.update({ where: { id: "a" }, data: { userId: "bob" } });
    await within('r:"a"', 3 * MINUTE);
    await orm.session.update({ where: { id: "a" }, data: { endsAt: null } });
    assert.is(await ttl('r:"a"'), -1);
    assert.is(await ttl('u:token:"t-a"'), -1);
    await orm.session.upsert({
      where: { token: "t-a" },
      create: { ...row("z", null), token: "t-a" },
      update: { endsAt: inTime(2 * MINUTE) },
    });
    await within('r:"a"', 2 * MINUTE);
    await within('u:token:"t-a"', 2 * MINUTE);
    await clear(connected, base);
  });

  onRedis("a transaction's records are freed too", async () => {
    const { orm, ttl, base, connected } = await opened();
    await orm.transaction(async (tx) => {
      await tx.session.create({ data: row("a", inTime(MINUTE)) });
      await tx.session.update({ where: { id: "a" }, data: { endsAt: inTime(2 * MINUTE) } });
    });
    for (const key of ['r:"a"', 'u:token:"t-a"']) {
      const left = await ttl(key);
      assert.ok(left > MINUTE && left <= 2 * MINUTE, `${key} has ${left} ms`);
    }
    await clear(connected, base);
  });

  onRedis("what was freed is absent, and its key is free", async () => {
    const { orm, ttl, base, connected } = await opened();
    await orm.session.create({ data: row("a", inTime(40)) });
    await setTimeout(80);
    assert.is(await ttl('r:"a"'), -2);
    assert.is(await ttl('u:token:"t-a"'), -2);
    assert.is(await orm.session.findUnique({ where: { token: "t-a" } }), null);
    await orm.session.create({ data: { ...row("b", null), token: "t-a" } });
    assert.is((await orm.session.findUnique({ where: { token: "t-a" } }))?.id, "b");
    await clear(connected, base);
  });

  onRedis("index entries of freed records go when they are met", async () => {
    const { orm, members, ranked, forget, base, connected } = await opened();
    await orm.session.createMany({ data: [row("a", inTime(MINUTE)), row("b", null)] });
    await forget("a");
    assert.equal(
      (await orm.session.findMany({ where: { userId: "ada" } })).map(({ id }) => id),
      ["b"],
    );
    assert.equal(await members('i:userId:"ada"'), ['"b"']);
    await orm.session.findMany({ where: { endsAt: { gt: inTime(0) } }, orderBy: { endsAt: "asc" } });
    assert.is(((await ranked()) as string[]).length, 1);
    assert.is(await orm.session.count(), 1);
    assert.equal(await members("m"), ['"b"']);
    await clear(connected, base);
  });

  onRedis(
    "purging takes all that leads nowhere out of the indexes, and leaves what belongs there",
    async () => {
      const { orm, members, ranked, forget, base, connected } = await opened();
      await orm.session.createMany({
        data: [row("a", inTime(MINUTE)), row("b", null), { ...row("c", inTime(MINUTE)), userId: "eve" }],
      });
      await forget("a");
      await forget("c");
      // The same primary key again, with other values: what the old one left behind is not the new one's.
      await orm.session.create({ data: { ...row("c", null), userId: "bob" } });
      assert.equal(await orm.$purgeExpired(), { session: 0 });
      assert.equal(await members("m").then(sorted), ['"b"', '"c"']);
      assert.equal(await members('i:userId:"ada"'), ['"b"']);
      assert.equal(await members('i:userId:"eve"'), []);
      assert.equal(await members('i:userId:"bob"'), ['"c"']);
      assert.is(((await ranked()) as string[]).length, 2);
      await clear(connected, base);
    },
  );

  onRedis("what had ended for a transaction's reads may be freed before its commit", async () => {
    const reads: Readonly<Record<string, { findMany?: object; findUnique?: object }>> = {
      "by id": { findUnique: { where: { id: "a" } } },
      "by token": { findUnique: { where: { token: "t-a" } } },
      "by index": { findMany: { where: { userId: "ada" } } },
      "by range": {
        findMany: { where: { endsAt: { lt: inTime(2 * MINUTE) } }, orderBy: { endsAt: "asc" }, take: 9 },
      },
      all: { findMany: { where: { id: { startsWith: "" } } } },
    };
    for (const [name, { findMany, findUnique }] of Object.entries(reads)) {
      const { orm, forget, base, connected } = await opened();
      let now = Date.now();
      const later = createOrm({ schema: sessionSchema, driver: connected.driver(base), clock: () => now });
      await orm.session.createMany({ data: [row("a", inTime(MINUTE)), row("b", inTime(2 * MINUTE))] });
      now += 1.5 * MINUTE;
      await later.transaction(async (tx) => {
        const look = () =>
          findMany
            ? tx.session.findMany(findMany)
            : tx.session.findUnique({ where: { id: "" }, ...findUnique });
        const seen = await look();
        await forget("a");
        assert.equal(await look(), seen, name);
        await tx.session.update({ where: { id: "b" }, data: { userId: name } });
      });
      assert.is((await later.session.findUnique({ where: { id: "b" } }))?.userId, name);
      await clear(connected, base);
    }
  });

  onRedis("what a transaction saw before its end is a conflict where it is gone at the commit", async () => {
    const { orm, forget, base, connected } = await opened();
    await orm.session.createMany({ data: [row("a", inTime(MINUTE)), row("b", null)] });
    const failed = orm.transaction(async (tx) => {
      assert.is((await tx.session.findUnique({ where: { id: "a" } }))?.id, "a");
      await forget("a");
      await tx.session.update({ where: { id: "b" }, data: { userId: "eve" } });
    });
    assert.is(await failed.catch((error: OrmError) => error.code), "TRANSACTION_CONFLICT");
    await clear(connected, base);
  });

  onRedis(
    "what takes the place of an ended record is found, whoever freed that one before the commit",
    async () => {
      const { orm, forget, members, ranked, base, connected } = await opened();
      let now = Date.now();
      const later = createOrm({ schema: sessionSchema, driver: connected.driver(base), clock: () => now });
      const endsAt = inTime(MINUTE);
      await orm.session.create({ data: row("a", endsAt) });
      now += 1.5 * MINUTE;
      const again = { ...row("a", new Date(now + MINUTE)), token: "new" };
      await later.transaction(async (tx) => {
        await tx.session.create({ data: again });
        await forget("a");
        // They find nothing where the sets lead, and take it out of them.
        await orm.session.findMany();
        await orm.session.findMany({ where: { userId: "ada" } });
        await orm.session.findMany({ where: { endsAt: { gt: inTime(0) } }, orderBy: { endsAt: "asc" } });
      });
      assert.equal(await later.session.findMany(), [again]);
      assert.equal(await later.session.findMany({ where: { userId: "ada" } }), [again]);
      assert.equal(await later.session.findUnique({ where: { token: "new" } }), again);
      assert.equal(await members("m"), ['"a"']);
      assert.is(((await ranked()) as string[]).length, 1);
      await clear(connected, base);
    },
  );

  onRedis("with a clock of the application's own the server frees nothing, and purging does", async () => {
    const { ttl, members, base, connected } = await opened();
    let now = Date.UTC(1999, 0, 1);
    const orm = createOrm({
      schema: sessionSchema,
      driver: connected.driver(base),
      clock: () => now,
    });
    await orm.session.create({ data: row("a", new Date(now + 1)) });
    assert.is(await ttl('r:"a"'), -1);
    assert.is((await orm.session.findUnique({ where: { id: "a" } }))?.token, "t-a");
    now += 1;
    assert.is(await orm.session.findUnique({ where: { id: "a" } }), null);
    assert.equal(await orm.$purgeExpired(), { session: 1 });
    assert.equal(await members("m"), []);
    assert.equal(await connected.command("KEYS", `${base}*`), []);
  });

  onRedis.after(async () => (await client).close());
  onRedis.run();
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? [...list].sort() : list;
}

/** A namespace that notes how long each text is to be kept. */
class NotingKv {
  readonly texts = new Map<string, string>();
  readonly ttls = new Map<string, number | undefined>();

  async get(keys: string | string[]): Promise<unknown> {
    if (typeof keys === "string") return this.texts.get(keys) ?? null;
    return new Map(keys.map((key) => [key, this.texts.get(key) ?? null]));
  }

  async put(key: string, text: string, options?: { readonly expirationTtl: number }): Promise<void> {
    this.texts.set(key, text);
    this.ttls.set(key, options?.expirationTtl);
  }

  async delete(key: string): Promise<void> {
    this.texts.delete(key);
    this.ttls.delete(key);
  }

  async getWithMetadata(): Promise<null> {
    return null;
  }

  async list({ prefix }: { readonly prefix: string }) {
    const keys = [...this.texts.keys()].filter((name) => name.startsWith(prefix)).map((name) => ({ name }));
    return { keys, list_complete: true };
  }
}

test("Cloudflare KV keeps records and entries for a minute at least, and reads ask for the instant", async () => {
  const kv = new NotingKv();
  const orm = createOrm({ schema: sessionSchema, driver: overKv(kv) });
  await orm.session.create({ data: row("a", inTime(20_000)) });
  assert.is(kv.ttls.size > 2, true);
  for (const [key, ttl] of kv.ttls) assert.is(ttl, 60, key);
  await orm.session.update({ where: { id: "a" }, data: { endsAt: inTime(90_500) } });
  for (const [key, ttl] of kv.ttls) assert.ok(ttl === 91 || ttl === 90, `${key} is kept for ${ttl} s`);
  for (const endsAt of [new Date("9999-12-31T00:00:00.000Z"), null]) {
    await orm.session.update({ where: { id: "a" }, data: { endsAt } });
    for (const [key, ttl] of kv.ttls) assert.is(ttl, undefined, key);
  }
  await orm.session.update({ where: { id: "a" }, data: { endsAt: inTime(-1) } });
  assert.is(await orm.session.findUnique({ where: { id: "a" } }), null);
  assert.is(kv.texts.size > 2, true);
  assert.equal(await orm.$purgeExpired(), { session: 1 });
  assert.equal([...kv.texts.keys()], []);
});

test("an unstorage driver is told in seconds how long to keep a text", async () => {
  const { createStorage } = await import("unstorage");
  const texts = new Map<string, string>();
  const ttls = new Map<string, number | undefined>();
  const storage = createStorage({
    driver: {
      name: "memory",
      hasItem: (key: string) => texts.has(key),
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string, options: { readonly ttl?: number }) => {
        texts.set(key, text);
        ttls.set(key, options.ttl);
      },
      removeItem: (key: string) => void texts.delete(key),
      getKeys: () => [...texts.keys()],
    },
  });
  const orm = createOrm({ schema: sessionSchema, driver: overUnstorage(storage) });
  await orm.session.createMany({ data: [row("a", inTime(10_000)), row("b", null)] });
  const kept = [...ttls].filter(([, ttl]) => ttl !== undefined);
  // Of each a record, a unique entry and an index entry; and a second one where there is an end to find it by.
  assert.equal([kept.length, ttls.size], [4, 7]);
  for (const [key, ttl] of kept) assert.ok(ttl === 10, `${key} is kept for ${ttl} s`);
});

test("a store may free an ended record before the commit that takes its place", async () => {
  const now = Date.UTC(2030, 0, 1);
  const kv = new NotingKv();
  const orm = createOrm({
    schema: sessionSchema,
    driver: overKv(kv, { atomicity: "process" }),
    clock: () => now,
  });
  await orm.session.create({ data: row("a", new Date(now - 1)) });
  const again = row("a", null);
  await orm.transaction(async (tx) => {
    await tx.session.create({ data: again });
    kv.texts.clear();
  });
  assert.equal(await orm.session.findMany({ where: { userId: "ada" } }), [again]);
  assert.equal(await orm.session.findUnique({ where: { token: "t-a" } }), again);
});

test("a record that takes an ended one's primary key leaves nothing of either behind", async () => {
  const now = Date.UTC(2030, 0, 1);
  for (const inTransaction of [false, true]) {
    for (const token of ["t-a", "t-b", "t-c"]) {
      const kv = new NotingKv();
      const driver = overKv(kv, { atomicity: "process" });
      const orm = createOrm({ schema: sessionSchema, driver, clock: () => now });
      await orm.session.createMany({ data: [row("a", new Date(now - 1)), row("b", null)] });
      const change = { where: { id: "b" }, data: { id: "a", token } };
      if (inTransaction) await orm.transaction((tx) => tx.session.update(change));
      else await orm.session.update(change);
      const moved = { ...row("a", null), token };
      assert.equal(await orm.session.findMany({ where: { userId: "ada" } }), [moved]);
      assert.equal(await orm.session.findUnique({ where: { token } }), moved);
      const left = [...kv.texts.keys()].sort();
      const alone = new NotingKv();
      await createOrm({ schema: sessionSchema, driver: overKv(alone) }).session.create({ data: moved });
      assert.equal(left, [...alone.texts.keys()].sort());
    }
  }
});

test.run();
if (await isReachable(redis)) redisTests();
