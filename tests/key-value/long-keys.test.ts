import fc from "fast-check";
import Mock from "ioredis-mock";
import { suite, test } from "uvu";
import * as assert from "uvu/assert";
import { cellText } from "../../emitters/key-value/cell-text.ts";
import { byteLength, keyUnder } from "../../emitters/key-value/key-under.ts";
import { recordLayout } from "../../emitters/key-value/record-layout.ts";
import { redisKeys } from "../../emitters/key-value/redis-keys.ts";
import type { Script } from "../../emitters/key-value/script.ts";
import { KEY_UNDER } from "../../emitters/key-value/scripts/key-under.ts";
import { sha1 } from "../../emitters/key-value/sha1.ts";
import { createDriver as overMock } from "../../engine/backends/key-value/ioredis-mock.ts";
import type { Driver } from "../../engine/driver.ts";
import { redisDriver } from "../../engine/key-value/redis/redis-driver.ts";
import type { RedisPort } from "../../engine/key-value/redis/redis-port.ts";
import { A, B, catalog, testSharedDigests, written } from "./digest-conformance.ts";
import { clear, keysUnder, type RedisClient, realClients } from "./redis-clients.ts";
import { Leaves } from "./run-leaf.ts";
import { catalogOf, field, key, model } from "./store-catalog.ts";
import { refused } from "./store-conformance.ts";
import { begin } from "./transaction-conformance.ts";

test("a key is raw up to 512 bytes, however many characters they are, and has a digest from there", () => {
  const start = "app:{note}:r:";
  for (const [filler, bytes] of [
    ["a", 1],
    ["é", 2],
    ["語", 3],
    ["😀", 4],
  ] as const) {
    for (const total of [511, 512, 513]) {
      const room = total - start.length - 2;
      const value = `"${filler.repeat(Math.floor(room / bytes))}${"a".repeat(room % bytes)}"`;
      const key = keyUnder(start, value);
      assert.is(byteLength(start + value), total);
      assert.is(key, total <= 512 ? start + value : `${start}#${sha1(value)}`);
      assert.ok(byteLength(key) <= 512);
    }
  }
});

test("keys are at most 512 bytes and differ where kinds, names or values do", () => {
  const long = fc
    .tuple(fc.nat({ max: 700 }), fc.constantFrom("a", "é", "#", "😀", ":"))
    .map(([n, c]) => c.repeat(n));
  const value = fc.oneof(fc.string({ unit: "grapheme", maxLength: 4 }), long);
  const place = fc.tuple(fc.constantFrom("record", "entry", "index"), value, value);
  const keyOf = ([kind, name, text]: readonly [string, string, string]) => {
    const named = catalogOf(
      model("m", [field("id", "string"), field("x", "string")], [key("id")], [{ name, fields: ["x"] }]),
    );
    const keys = redisKeys(named, { base: "app:", prefixes: {} }).get("m");
    const [index] = recordLayout(named, "m").indexes;
    if (keys === undefined || index === undefined) throw new TypeError("no keys");
    const tuple = cellText(text);
    return kind === "record"
      ? keys.record(tuple)
      : kind === "entry"
        ? keys.entry(index, tuple)
        : keys.index(index, tuple);
  };
  const about = ([kind, name, text]: readonly [string, string, string]) =>
    JSON.stringify([kind, kind === "record" ? "" : name, text]);
  const property = fc.property(place, place, (a, b) => {
    assert.is(keyOf(a) === keyOf(b), about(a) === about(b));
    assert.ok(byteLength(keyOf(a)) <= 512);
  });
  fc.assert(property, { numRuns: 5000, seed: Number(process.env.SEED ?? 42) });
});

test("a base that leaves no room is refused", () => {
  assert.throws(() => redisKeys(catalog, { base: "b".repeat(350), prefixes: {} }), /too long/);
});

interface Opened {
  readonly name: string;
  /** Over a digest that is the same for all texts, or over the real one. */
  readonly driver: (base: string, weak: boolean) => Driver;
  readonly command: (...command: string[]) => Promise<unknown>;
  readonly keys: (base: string) => Promise<readonly string[]>;
  readonly close: (base: string) => Promise<void>;
}

/** Scripts with another function in the place of the server's digest. */
function weakened({ text }: Script): string {
  return `local function weak() return 'weak' end\n${text.replaceAll("redis.sha1hex", "weak")}`;
}

function weakDriver(port: Pick<RedisPort, "send" | "run">, base: string): Driver {
  const whole: RedisPort = {
    ...port,
    kind: "weak",
    client: null,
    isCluster: false,
    attempt: () => "",
    losses: () => 0,
  };
  return redisDriver(whole, { base, prefixes: {} }, () => "weak");
}

function opened(client: RedisClient): Opened {
  const send = (name: string, args: readonly string[]) => client.command(name, ...args);
  return {
    name: client.name,
    command: client.command,
    driver: (base, weak) =>
      weak
        ? weakDriver(
            {
              send,
              run: (script, keys, args) =>
                send("EVAL", [weakened(script), String(keys.length), ...keys, ...args]),
            },
            base,
          )
        : client.driver(base),
    keys: (base) => keysUnder(client, base),
    close: async (base) => {
      await clear(client, base);
      await client.close();
    },
  };
}

function openedMock(): Opened {
  const mock = new Mock();
  const call = async (name: string, args: readonly string[]): Promise<unknown> =>
    await Reflect.get(mock, name).apply(mock, args);
  const command = (name = "", ...args: string[]) => call(name.toLowerCase(), args);
  const weak = (base: string) =>
    weakDriver(
      {
        send: (name, args) => command(name, ...args),
        run: (script, [first = ""], args) => {
          mock.defineCommand(`weak:${script.name}`, { numberOfKeys: 1, lua: weakened(script) });
          return call(`weak:${script.name}`, [first, ...args]);
        },
      },
      base,
    );
  return {
    name: "ioredis-mock",
    command,
    driver: (base, isWeak) => (isWeak ? weak(base) : overMock(mock, { base })),
    keys: async (base) => (await mock.keys("*")).filter((each) => each.startsWith(base)),
    close: async () => {},
  };
}

for (const store of [openedMock(), ...(await realClients()).map(opened)]) testLongKeys(store);

function testLongKeys(store: Opened): void {
  const base = `orm-long-${process.pid}-${store.name.replace(" ", "-")}:`;
  const test = suite<{ leaves: Leaves; weak: Leaves }>(`long keys on ${store.name}`);
  let run = 0;
  test.before.each((context) => {
    run++;
    context.leaves = new Leaves(store.driver(`${base}${run}:`, false), catalog);
    context.weak = new Leaves(store.driver(`${base}${run}:`, true), catalog);
  });
  test.after(() => store.close(base));

  test("the keys are exactly these", async ({ leaves }) => {
    const start = `${base}${run}:{note}:`;
    await leaves.insertOne("note", written(A, { name: A, tag: A }));
    const quoted = `"${A}"`;
    assert.equal([...(await store.keys(`${start}`))].sort(), [
      `${start}i:tag:#${sha1(quoted)}`,
      `${start}m`,
      `${start}r:#${sha1(quoted)}`,
      `${start}s:tag`,
      `${start}u:scope_name:#${sha1(`"s",${quoted}`)}`,
    ]);
    assert.equal(await store.command("SMEMBERS", `${start}m`), [quoted]);
    assert.is(await store.command("GET", `${start}u:scope_name:#${sha1(`"s",${quoted}`)}`), quoted);
  });

  test("at the border of 512 bytes scripts and client name the same keys", async ({ leaves }) => {
    const room = 512 - byteLength(`${base}${run}:{note}:u:scope_name:"s",""`);
    for (const filler of ["a", "é", "😀"]) {
      for (const off of [-1, 0, 1]) {
        const wide = Math.floor((room - 3) / byteLength(filler));
        const name = filler.repeat(wide) + "a".repeat(room + off - wide * byteLength(filler));
        const [one] = await leaves.insertOne("note", written(`${filler}${off}`, { name }));
        assert.equal(await leaves.find("note", "scope_name", ["s", name]), [one]);
        // An update that leaves a part of the key: the script alone knows the whole of it.
        const moved = { ...one, scope: "s2" };
        assert.equal(await leaves.update("note", "id", [`${filler}${off}`], { scope: ["set", "s2"] }), [
          moved,
        ]);
        assert.equal(await leaves.find("note", "scope_name", ["s2", name]), [moved]);
        assert.equal(await leaves.find("note", "scope_name", ["s", name]), []);
        await refused("UNIQUE_CONSTRAINT_VIOLATION", () =>
          leaves.insertOne("note", written("other", { scope: "s2", name })),
        );
        const { transaction, inside } = await begin(leaves);
        await inside.update("note", "scope_name", ["s2", name], { scope: ["set", "s3"] });
        await transaction.commit();
        assert.is((await leaves.find("note", "scope_name", ["s3", name])).length, 1);
      }
    }
  });

  test("long values are found, moved and removed, and leave nothing", async ({ leaves }) => {
    await leaves.insert("note", written(A, { tag: A }), written(B, { tag: A }), written("c", { tag: B }));
    assert.equal((await leaves.find("note", "id", [A], [B], ["c"])).length, 3);
    assert.equal((await leaves.findIndexed("note", ["tag"], [A])).map(({ id }) => id).sort(), [A, B]);
    assert.equal((await leaves.findIndexed("note", ["tag"], [A], [B])).length, 3);
    assert.equal(
      (await leaves.findFirst("note", "tag", "tag", "desc", 1)).map(({ id }) => id),
      ["c"],
    );
    assert.equal((await leaves.scan("note")).length, 3);
    await leaves.update("note", "id", [A], { id: ["set", `${B}c`], tag: ["set", B] });
    assert.equal(
      (await leaves.findIndexed("note", ["tag"], [A])).map(({ id }) => id),
      [B],
    );
    await leaves.upsert("note", "scope_name", written("n", { name: B }), { tag: ["set", "u"] });
    assert.equal(
      (await leaves.find("note", "id", [B])).map(({ tag }) => tag),
      ["u"],
    );
    for (const id of [`${B}c`, B, "c"]) assert.is((await leaves.remove("note", "id", [id])).length, 1);
    // ioredis-mock keeps a sorted set without members.
    const ordered = `${base}${run}:{note}:s:tag`;
    assert.equal(await store.command("ZRANGE", ordered, "0", "-1"), []);
    assert.equal(
      (await store.keys(`${base}${run}:`)).filter((each) => each !== ordered),
      [],
    );
  });

  testSharedDigests(test);

  test("the record goes, and its entry leads to another with the same digest: it is free", async ({
    weak,
  }) => {
    const start = `${base}${run}:{note}:`;
    await weak.insertOne("note", written(A, { name: A }));
    await store.command("DEL", `${start}r:#weak`);
    await weak.insertOne("note", written(B, { name: "b" }));
    const [taken] = await weak.insertOne("note", written("c", { name: A }));
    assert.equal(await weak.find("note", "scope_name", ["s", A]), [taken]);
    assert.is((await weak.find("note", "id", [B])).length, 1);
  });

  test.run();
}

test("every script that finds a record or an entry names it in the one way", async () => {
  const { redisScripts } = await import("../../emitters/key-value/redis-scripts.ts");
  for (const { name, text } of redisScripts) {
    const rest = text.replace(KEY_UNDER, "");
    for (const line of rest.split("\n").filter((each) => /'[rui]:'/.test(each))) {
      assert.match(line, /keyUnder|local entries|names\[at\] = base/, `${name}: ${line}`);
    }
  }
});

test.run();
