import fc from "fast-check";
import Mock from "ioredis-mock";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { createDriver as overMock } from "../../engine/backends/key-value/ioredis-mock.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import type { Driver } from "../../engine/driver.ts";
import { clear, realClients } from "./redis-clients.ts";
import { type Dumpable, dump, dumpable, expectedDump } from "./redis-dump.ts";
import { outcomeOf } from "./run-command.ts";
import { type Bound, type Edits, Leaves, type Record } from "./run-leaf.ts";
import { calculation, command, guard, record, type StoreCommand } from "./store-arbitraries.ts";
import { storeCatalog } from "./store-catalog.ts";
import { byId, item } from "./store-conformance.ts";

const SEED = Number(process.env.SEED ?? 42);
const commands = fc.array(command, { minLength: 1, maxLength: 12 });

const EMPTY = item("a");

function updated(one: Record, edits: Edits, guard: Bound | null): StoreCommand {
  return { kind: "update", ids: [one.id ?? null], edits, guard };
}

async function sameOutcomes(driver: Driver, list: readonly StoreCommand[]): Promise<Leaves> {
  const lua = new Leaves(driver, storeCatalog);
  const memory = new Leaves(createMemoryDriver(), storeCatalog);
  for (const each of list) assert.equal(await outcomeOf(lua, each), await outcomeOf(memory, each));
  return memory;
}

/** The same commands on the Lua of the server and on the JavaScript of the memory driver. */
async function agree(driver: Driver, store: Dumpable, base: string, list: readonly StoreCommand[]) {
  const records = await (await sameOutcomes(driver, list)).scan("item");
  assert.equal(byId(await new Leaves(driver, storeCatalog).scan("item")), byId(records));
  assert.equal(await dump(store, base), expectedDump("item", records, base));
}

const [first, ...others] = await realClients();
for (const client of others) await client.close();

if (first !== undefined) {
  const base = `orm-agree-${process.pid}:`;
  test(`Lua and JavaScript agree, and records and entries correspond (${first.name})`, async () => {
    const property = fc.asyncProperty(commands, async (list) => {
      await clear(first, base);
      await agree(first.driver(base), dumpable(first), base, list);
    });
    await fc.assert(property, { numRuns: Number(process.env.RUNS ?? 200), seed: SEED });
  });
  test("guards hold for the same records", async () => {
    const property = fc.asyncProperty(
      record,
      fc.array(guard, { minLength: 10, maxLength: 20 }),
      async (one, guards) => {
        await clear(first, base);
        await sameOutcomes(first.driver(base), [
          { kind: "insert", records: [one] },
          ...guards.map((each) => updated(one, {}, each)),
        ]);
      },
    );
    await fc.assert(property, { numRuns: 500, seed: SEED });
  });

  test("numbers come out the same", async () => {
    const property = fc.asyncProperty(
      fc.array(calculation, { minLength: 10, maxLength: 20 }),
      async (list) => {
        await clear(first, base);
        const commands = list.flatMap(({ field, stored, op, operand }): StoreCommand[] => [
          updated(EMPTY, { [field]: ["set", stored] }, null),
          updated(EMPTY, { [field]: [op, operand] }, null),
        ]);
        await sameOutcomes(first.driver(base), [{ kind: "insert", records: [EMPTY] }, ...commands]);
      },
    );
    await fc.assert(property, { numRuns: 500, seed: SEED });
  });

  test.after(async () => {
    await clear(first, base);
    await first.close();
  });
}

test("Lua and JavaScript agree on ioredis-mock", async () => {
  let run = 0;
  const property = fc.asyncProperty(commands, async (list) => {
    const mock = new Mock();
    const base = `agree-${run++}:`;
    const store: Dumpable = {
      keys: async () => (await mock.keys("*")).filter((key) => key.startsWith(base)),
      text: (key) => mock.get(key),
      set: (key) => mock.smembers(key),
      ordered: (key) => mock.zrange(key, 0, -1),
    };
    await agree(overMock(mock, { base }), store, base, list);
  });
  await fc.assert(property, { numRuns: 20, seed: SEED });
});

test.run();
