import { suite, type Test } from "uvu";
import * as assert from "uvu/assert";
import { defineSchema, id, json, model } from "../../compiler/schema/index.ts";
import type { Orm } from "../../compiler/types/orm.ts";
import { createOrm } from "../../engine/create-orm.ts";
import type { IsolationLevel } from "../../ir/capabilities.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { type SqlTarget, sqlTargets } from "./support/sql-target.ts";

const schema = defineSchema({
  list: model({ table: "lists", fields: { id: id(), items: json<number[]>() } }),
});

type ListOrm = Orm<typeof schema>;

const KEYS = ["x", "y", "z"] as const;
type Key = (typeof KEYS)[number];
const WORKERS = 4;
const TRANSACTIONS = 15;

/** A committed transaction: what it read of one list, and the list to which it added its own number. */
interface Committed {
  readonly number: number;
  readonly read: { readonly key: Key; readonly items: readonly number[] };
  readonly appended: { readonly key: Key; readonly items: readonly number[] };
}

interface History {
  readonly committed: readonly Committed[];
  readonly final: ReadonlyMap<Key, readonly number[]>;
}

/** Reads one list, and another one to write it back with one more item. */
async function runHistory(orm: ListOrm, isolationLevel: IsolationLevel): Promise<History> {
  await orm.list.deleteMany({ where: {} });
  await orm.list.createMany({ data: KEYS.map((key) => ({ id: key, items: [] })) });
  const committed: Committed[] = [];
  const work = async (worker: number): Promise<void> => {
    for (let at = 0; at < TRANSACTIONS; at++) {
      const number = worker * 1_000 + at;
      const done = await once(orm, number, isolationLevel);
      if (done !== null) committed.push(done);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
  const rows = await orm.list.findMany();
  const final = new Map(KEYS.map((key) => [key, rows.find((row) => row.id === key)?.items ?? []]));
  return { committed, final };
}

/** `null` where the database refused it for another one's sake. */
async function once(orm: ListOrm, number: number, isolationLevel: IsolationLevel): Promise<Committed | null> {
  const [seen = "x", changed = "y"] = [0, 1].map((step) => KEYS[(number * 7 + step + (number % 2)) % 3]);
  try {
    return await orm.transaction(
      async (tx) => {
        const read = await itemsOf(tx, seen);
        const items = await itemsOf(tx, changed);
        await tx.list.update({ where: { id: changed }, data: { items: [...items, number] } });
        return { number, read: { key: seen, items: read }, appended: { key: changed, items } };
      },
      { isolationLevel },
    );
  } catch (error) {
    if (error instanceof OrmError && error.retryable) return null;
    throw error;
  }
}

async function itemsOf(tx: Pick<ListOrm, "list">, key: Key): Promise<readonly number[]> {
  return (await tx.list.findUnique({ where: { id: key } }))?.items ?? [];
}

/** Items that nobody committed, in lists that somebody read or that are there at the end. */
function uncommittedItems({ committed, final }: History): readonly number[] {
  const known = new Set(committed.map(({ number }) => number));
  const read = committed.flatMap((one) => [...one.read.items, ...one.appended.items]);
  return [...read, ...[...final.values()].flat()].filter((item) => !known.has(item));
}

function lostAppends({ committed, final }: History): readonly number[] {
  return committed
    .filter(({ number, appended }) => !final.get(appended.key)?.includes(number))
    .map(({ number }) => number);
}

interface Edge {
  readonly to: number;
  /** The other one did not see what this one wrote. */
  readonly isAntiDependency: boolean;
}

/** Who must come before whom, by the order of the items at the end. */
function edgesOf({ committed, final }: History): ReadonlyMap<number, readonly Edge[]> {
  const edges = new Map<number, Edge[]>(committed.map(({ number }) => [number, []]));
  const add = (from: number | undefined, to: number | undefined, isAntiDependency: boolean): void => {
    if (from !== undefined && to !== undefined && from !== to)
      edges.get(from)?.push({ to, isAntiDependency });
  };
  for (const items of final.values()) items.forEach((item, at) => void add(items[at - 1], item, false));
  for (const { number, read, appended } of committed) {
    for (const { key, items } of [read, appended]) {
      add(items.at(-1), number, false);
      add(number, final.get(key)?.[items.length], true);
    }
  }
  return edges;
}

/** Whether some of the transactions each come before the next, in a circle with at most so many anti-dependencies. */
function hasCycle(edges: ReadonlyMap<number, readonly Edge[]>, antiDependenciesMax: number): boolean {
  const returns = (start: number): boolean => {
    const fewest = new Map<number, number>();
    const waiting: (readonly [number, number])[] = [[start, 0]];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [at, count] = next;
      for (const { to, isAntiDependency } of edges.get(at) ?? []) {
        const sum = count + (isAntiDependency ? 1 : 0);
        if (sum > antiDependenciesMax) continue;
        if (to === start) return true;
        if ((fewest.get(to) ?? Number.POSITIVE_INFINITY) <= sum) continue;
        fewest.set(to, sum);
        waiting.push([to, sum]);
      }
    }
    return false;
  };
  return [...edges.keys()].some(returns);
}

/** Levels at which a transaction that reads, computes and writes loses no other one's write. */
const KEEPS_WRITES: Readonly<Record<string, readonly IsolationLevel[]>> = {
  postgres: ["repeatable read", "serializable"],
  mariadb: ["serializable"],
  mysql: ["serializable"],
};

interface Context {
  target: SqlTarget | null;
}

for (const name of ["pg pool", "mysql2 pool", "mysql2 pool on MySQL"]) {
  const open = sqlTargets[name];
  if (open === undefined) continue;
  const test: Test<Context> = suite(`isolation on ${name}`, { target: null });
  test.before(async (context) => {
    context.target = await open();
    await context.target?.driver.push?.(schema.catalog);
  });
  test.after(async ({ target }) => target?.close());

  for (const level of ["read uncommitted", "read committed", "repeatable read", "serializable"] as const) {
    test(`only what ${level} allows`, async ({ target }) => {
      if (target === null) return;
      const { driver } = target;
      const history = await runHistory(createOrm({ schema, driver }), level);
      assert.ok(history.committed.length > 0, "none was committed");
      const isDirty = level === "read uncommitted" && driver.dialect !== "postgres";
      if (!isDirty) assert.equal(uncommittedItems(history), []);
      if (!KEEPS_WRITES[driver.dialect ?? ""]?.includes(level)) return;
      assert.equal(lostAppends(history), [], "lost");
      const edges = edgesOf(history);
      assert.not(hasCycle(edges, level === "serializable" ? Number.POSITIVE_INFINITY : 1), "in a circle");
    });
  }

  test.run();
}

const judge = suite("the judge of isolation");

judge("tells a lost write, and a circle", () => {
  const one = { number: 1, read: { key: "y", items: [] }, appended: { key: "x", items: [] } } as const;
  const two = { number: 2, read: { key: "x", items: [] }, appended: { key: "y", items: [] } } as const;
  const skew = edgesOf({
    committed: [one, two],
    final: new Map([
      ["x", [1]],
      ["y", [2]],
    ] as const),
  });
  assert.not(hasCycle(skew, 1), "each did not see the other: two anti-dependencies");
  assert.ok(hasCycle(skew, Number.POSITIVE_INFINITY));
  const lost = { ...one, number: 3 };
  assert.equal(lostAppends({ committed: [one, lost], final: new Map([["x", [3]]] as const) }), [1]);
});

judge.run();
