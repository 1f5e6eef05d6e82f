import { Redis as Upstash } from "@upstash/redis";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as overUpstash } from "../../engine/backends/key-value/upstash.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { compare } from "../../ir/predicate/compare.ts";
import { UpstashServer } from "../support/upstash-server.ts";
import { clear, REDIS_URL, realClients } from "./redis-clients.ts";
import { dump, dumpable, expectedDump } from "./redis-dump.ts";
import { Leaves } from "./run-leaf.ts";
import { storeCatalog } from "./store-catalog.ts";
import { bucket, item } from "./store-conformance.ts";

/** What one client did, when it began and ended, and what it was told. */
interface Operation {
  readonly kind: "create" | "upsert" | "find" | "delete";
  readonly began: number;
  readonly ended: number;
  readonly answer: string;
}

type State = number | null;

/** One record with a counter behind one unique value: what each operation must answer, and what it leaves. */
function step(kind: Operation["kind"], state: State): readonly [answer: string, state: State] {
  switch (kind) {
    case "create":
      return state === null ? ["made 1", 1] : ["taken", state];
    case "upsert":
      return state === null ? ["made 1", 1] : [`made ${state + 1}`, state + 1];
    case "find":
      return [`found ${state}`, state];
    case "delete":
      return state === null ? ["gone 0", null] : ["gone 1", null];
  }
}

/** Wing and Gong: is there an order of the operations, within their times, that explains every answer? */
function isLinearizable(history: readonly Operation[]): boolean {
  const failed = new Set<string>();
  const search = (done: number, state: State): boolean => {
    if (done === 2 ** history.length - 1) return true;
    const seen = `${done} ${state}`;
    if (failed.has(seen)) return false;
    const open = history.filter((_, at) => (done & (1 << at)) === 0);
    const firstEnd = Math.min(...open.map((operation) => operation.ended));
    for (const [at, operation] of history.entries()) {
      if ((done & (1 << at)) !== 0 || operation.began > firstEnd) continue;
      const [answer, next] = step(operation.kind, state);
      if (answer === operation.answer && search(done | (1 << at), next)) return true;
    }
    failed.add(seen);
    return false;
  };
  return search(0, null);
}

let clock = 0;
let ids = 0;

async function observed(leaves: Leaves, kind: Operation["kind"]): Promise<Operation> {
  const began = clock++;
  const answer = await answerOf(leaves, kind);
  return { kind, began, ended: clock++, answer };
}

async function answerOf(leaves: Leaves, kind: Operation["kind"]): Promise<string> {
  const record = item(`i${ids++}`, { slug: "one", count: 1 });
  switch (kind) {
    case "create":
      try {
        return `made ${(await leaves.insertOne("item", record))[0]?.count}`;
      } catch (error) {
        if (error instanceof OrmError && error.code === "UNIQUE_CONSTRAINT_VIOLATION") return "taken";
        throw error;
      }
    case "upsert":
      return `made ${(await leaves.upsert("item", "slug", record, { count: ["increment", 1] }))[0]?.count}`;
    case "find":
      return `found ${(await leaves.find("item", "slug", ["one"]))[0]?.count ?? null}`;
    case "delete":
      return `gone ${(await leaves.remove("item", "slug", ["one"])).length}`;
  }
}

function openUpstash({ url, token }: UpstashServer): Upstash {
  return new Upstash({ url, token });
}

const clients = await realClients();
const [first] = clients;

if (first !== undefined) {
  const server = await UpstashServer.open(REDIS_URL);
  const base = `orm-linear-${process.pid}:`;
  const test = suite("histories on Redis");
  const kinds = ["create", "upsert", "find", "delete"] as const;
  const RUNS = Number(process.env.RUNS ?? 500);
  const direct = clients.map((client) => client.driver(base));
  const overHttp = ["a", "b", "c"].map(() => overUpstash(openUpstash(server), { base }));

  for (const [name, drivers] of [
    ["Redis", direct],
    ["Upstash, and of Redis beside them", [...overHttp, ...direct.slice(0, 2)]],
  ] as const) {
    test(`${RUNS} histories of several clients of ${name} have an order that explains them`, async () => {
      for (let run = 0; run < RUNS; run++) {
        await clear(first, base);
        const histories = drivers.map(async (driver) => {
          const own: Operation[] = [];
          const leaves = new Leaves(driver, storeCatalog);
          for (let at = 0; at < 4; at++) {
            own.push(await observed(leaves, kinds[Math.floor(Math.random() * kinds.length)] ?? "find"));
          }
          return own;
        });
        const history = (await Promise.all(histories)).flat();
        assert.ok(isLinearizable(history), JSON.stringify(history));
        const records = await new Leaves(first.driver(base), storeCatalog).scan("item");
        assert.equal(await dump(dumpable(first), base), expectedDump("item", records, base));
      }
    });
  }

  for (const name of ["Redis", "Upstash"]) {
    test(`a limit of 100 lets through 100 of 1,000 calls at once on ${name}`, async () => {
      await clear(first, base);
      const drivers = name === "Redis" ? direct : overHttp;
      const all = drivers.map((driver) => new Leaves(driver, storeCatalog));
      await all[0]?.insertOne("bucket", bucket("a", 100));
      const guard = { predicate: compare("gt", "remaining", 0), values: [0] };
      const calls = Array.from({ length: 1000 }, async (_, at) => {
        const leaves = all[at % all.length];
        const edits = { remaining: ["decrement", 1] } as const;
        return (
          (await leaves?.update("bucket", "scope_identifier", ["login", "a"], edits, guard))?.length ?? 0
        );
      });
      const passed = (await Promise.all(calls)).reduce((sum, each) => sum + each, 0);
      assert.is(passed, 100);
    });
  }

  test("a history that no order explains is found out", () => {
    assert.not.ok(
      isLinearizable([
        { kind: "create", began: 0, ended: 1, answer: "made 1" },
        { kind: "find", began: 2, ended: 3, answer: "found null" },
      ]),
    );
  });

  test.after(async () => {
    await clear(first, base);
    for (const client of clients) await client.close();
    await server.close();
  });
  test.run();
}
