import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { applyMethod } from "../../engine/conformance/apply-method.ts";
import { createMemoryDriver, createOrm } from "../../engine/index.ts";
import type { Explanation } from "../../ir/explanation.ts";
import type { Call } from "../golden/golden-call.ts";
import { anyCalls, runCall } from "../golden/run-call.ts";
import { isReachable } from "../servers/is-reachable.ts";
import { redis } from "../servers/server.ts";
import { cloudflareKvTarget } from "../support/targets/cloudflare-kv.ts";
import { ioredisMockTarget } from "../support/targets/ioredis-mock.ts";
import { ioredisTarget } from "../support/targets/redis.ts";
import type { Subject, Target } from "../support/targets/target.ts";
import { unstorageTarget } from "../support/targets/unstorage.ts";
import { upstashTarget } from "../support/targets/upstash.ts";
import { read, records, schema, write } from "./indexed-calls.ts";
import { clear, openIoredis } from "./redis-clients.ts";
import { refused } from "./store-conformance.ts";

const SEED = Number(process.env.SEED ?? 42);
const RUNS = Number(process.env.RUNS ?? 60);

const scenario = fc.record({
  records,
  reads: fc.array(read, { minLength: 6, maxLength: 10 }),
  writes: fc.array(write, { minLength: 1, maxLength: 4 }),
});

function filled(list: readonly object[]) {
  return createOrm({ schema, driver: createMemoryDriver({ event: list.map((each) => ({ ...each })) }) });
}

function planText({ orm }: Subject<typeof schema>, { method, args }: Call): string {
  return (applyMethod(orm.$explain.event, method, [args]) as Explanation).text;
}

/** What the generator must reach, where the store has it. */
class Reached {
  reads = 0;
  ranges = 0;
  pages = 0;
  combined = 0;

  add(plan: string): void {
    this.reads++;
    if (plan.includes("range lookup")) this.ranges++;
    if (/range lookup.* take/.test(plan)) this.pages++;
    if (/index lookup.*\) (and|or) /.test(plan)) this.combined++;
  }

  check({ capabilities }: Pick<Subject, "capabilities">): void {
    const { reads, ranges, pages, combined } = this;
    assert.ok(combined > reads / 50, `${combined} of ${reads} by several indexes`);
    if (!capabilities.orderedIndexes) return;
    assert.ok(ranges > reads / 4, `${ranges} of ${reads} by range`);
    assert.ok(pages > reads / 10, `${pages} of ${reads} by page`);
  }
}

function testTarget(target: Target, runs: number): void {
  const test = suite(`indexes on ${target.name}`);

  test("what an index finds is what the memory driver filters, sorts and cuts off", async () => {
    const subject = await target.open(schema);
    const reached = new Reached();
    const property = fc.asyncProperty(scenario, async ({ records, reads, writes }) => {
      await subject.clear();
      const expected = filled(records);
      await subject.orm.event.createMany({ data: records as never });
      for (const call of [...reads, ...writes, ...reads]) {
        reached.add(planText(subject, call));
        const ours = inOrder(await runCall(anyCalls(subject.orm), call), call);
        const theirs = inOrder(await runCall(anyCalls(expected), call), call);
        assert.equal(ours, theirs, JSON.stringify(call, text));
      }
    });
    await fc.assert(property, { numRuns: runs, seed: SEED });
    reached.check(subject);
    await subject.dispose();
  });

  test("a transaction lays its writes over ranges and pages", async () => {
    const subject = await target.open(schema);
    const property = fc.asyncProperty(scenario, async ({ records, reads, writes }) => {
      await subject.clear();
      const expected = filled(records);
      await subject.orm.event.createMany({ data: records as never });
      const answers: unknown[][] = [];
      for (const orm of [subject.orm, expected]) {
        const list: unknown[] = [];
        await orm.transaction(async (inside) => {
          for (const call of [...writes, ...reads]) {
            list.push(inOrder(await runCall(anyCalls(inside), call), call));
          }
        });
        list.push(await orm.event.findMany({ orderBy: { id: "asc" }, take: 100 }));
        answers.push(list);
      }
      assert.equal(answers[0], answers[1]);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / 2), seed: SEED });
    await subject.dispose();
  });

  test("a transaction notices what others put into its page, and nothing beyond", async () => {
    const subject = await target.open(schema);
    const { orm } = subject;
    if (subject.capabilities.transactions !== "optimistic") return await subject.dispose();
    const create = (id: string, count: number) => orm.event.create({ data: { id, count, big: 1n } });
    for (const [id, count] of [
      ["a", 1],
      ["c", 3],
      ["e", 5],
    ] as const)
      await create(id, count);
    const firstTwo = (direction: "asc" | "desc", inside: typeof orm | Inside) =>
      inside.event.findMany({ where: { big: 1n }, orderBy: { count: direction }, take: 2 });
    const during = (direction: "asc" | "desc", act: () => Promise<unknown>) =>
      orm.transaction(async (inside) => {
        await firstTwo(direction, inside);
        await act();
        await inside.event.update({ where: { id: "a" }, data: { flag: true } });
      });
    await during("asc", () => create("f", 6));
    await during("desc", () => create("b", 2));
    await refused("TRANSACTION_CONFLICT", () => during("asc", () => create("0", 0)));
    await refused("TRANSACTION_CONFLICT", () => during("desc", () => create("g", 7)));
    assert.equal(
      (await firstTwo("desc", orm)).map(({ id }) => id),
      ["g", "f"],
    );
    await subject.dispose();
  });

  test.after(() => target.close());
  test.run();
}

type Inside = Parameters<Parameters<Subject<typeof schema>["orm"]["transaction"]>[0]>[0];

/** Without `orderBy` or `take` no order is promised. */
function inOrder(answer: unknown, { method, args }: Call): unknown {
  const isOrdered = method !== "findMany" || Object.hasOwn(Object(args), "take");
  if (isOrdered || !Array.isArray(answer)) return answer;
  return answer.slice().sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

function text(_key: string, item: unknown): unknown {
  return typeof item === "bigint" ? `${item}n` : item;
}

testTarget(ioredisMockTarget(), Math.ceil(RUNS / 6));
testTarget(unstorageTarget(), Math.ceil(RUNS / 2));
testTarget(cloudflareKvTarget(), Math.ceil(RUNS / 20));
if (await isReachable(redis)) {
  const test = suite("ordered indexes after an eviction");
  test("an entry without its record takes no place in a page", async () => {
    const client = await openIoredis(5);
    const base = `orm-evicted-${process.pid}:`;
    const orm = createOrm({ schema, driver: client.driver(base) });
    const data = Array.from({ length: 9 }, (_, at) => ({ id: `e${at}`, count: at, big: BigInt(at % 3) }));
    await orm.event.createMany({ data });
    for (const gone of ["e0", "e3", "e4"]) await client.command("DEL", `${base}{events}:r:"${gone}"`);
    const ids = async (direction: "asc" | "desc", skip: number) => {
      const found = await orm.event.findMany({ orderBy: { id: direction }, take: 3, skip });
      return found.map(({ id }) => id);
    };
    assert.equal(await ids("asc", 0), ["e1", "e2", "e5"]);
    assert.equal(await ids("asc", 1), ["e2", "e5", "e6"]);
    assert.equal(await ids("desc", 3), ["e5", "e2", "e1"]);
    // Written again with another value, the record is not what its old entry says.
    await orm.event.create({ data: { id: "e3", count: 3, big: 2n } });
    const zeros = await orm.event.findMany({ where: { big: 0n }, orderBy: { count: "desc" }, take: 5 });
    assert.equal(
      zeros.map(({ id }) => id),
      ["e6"],
    );
    await clear(client, base);
    await client.close();
  });

  test("more records than one command reads go on where the last one ended", async () => {
    const client = await openIoredis(5);
    const base = `orm-long-${process.pid}:`;
    const orm = createOrm({ schema, driver: client.driver(base) });
    const data = Array.from({ length: 2_500 }, (_, at) => ({
      id: `e${String(at).padStart(4, "0")}`,
      count: at % 7,
      big: BigInt(at % 3),
    }));
    await orm.event.createMany({ data });
    const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    const rising = data.toSorted((a, b) => a.count - b.count || (a.id < b.id ? -1 : 1));
    const falling = data.toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
    for (const [direction, expected] of [
      ["asc", rising],
      ["desc", falling],
    ] as const) {
      for (const [skip, take] of [
        [0, 2_500],
        [10, 1_501],
        [1_200, 1_100],
        [2_490, 50],
      ] as const) {
        const found = await orm.event.findMany({ orderBy: { count: direction }, skip, take });
        assert.equal(ids(found), ids(expected.slice(skip, skip + take)), `${direction} ${skip} ${take}`);
      }
    }
    const all = await orm.event.findMany({ where: { count: { gte: 2 } } });
    assert.equal(ids(all).sort(), ids(data.filter(({ count }) => count >= 2)));
    const inside = await orm.transaction((tx) =>
      tx.event.findMany({ orderBy: { count: "desc" }, skip: 900, take: 1_300 }),
    );
    assert.equal(ids(inside), ids(falling.slice(900, 2_200)));
    await clear(client, base);
    await client.close();
  });
  test.run();

  testTarget(ioredisTarget(5), RUNS);
  testTarget(upstashTarget(), Math.ceil(RUNS / 6));
}
