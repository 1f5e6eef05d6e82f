import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { portableKeys } from "../../emitters/key-value/portable-keys.ts";
import { recordLayout } from "../../emitters/key-value/record-layout.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import { portableSteps } from "../../engine/key-value/portable/portable-steps.ts";
import { storedRecord } from "../../engine/key-value/stored-record.ts";
import { over } from "./crashing-store.ts";
import { outcomeOf } from "./run-command.ts";
import { Leaves, type Record } from "./run-leaf.ts";
import { command } from "./store-arbitraries.ts";
import { storeCatalog } from "./store-catalog.ts";
import { byId } from "./store-conformance.ts";

/** What a store must hold for exactly these records: what inserting them into an empty one would write. */
function expectedTexts(records: readonly Record[]): [string, string][] {
  const layout = recordLayout(storeCatalog, "item");
  const keys = portableKeys(storeCatalog, { base: "", prefixes: {} }).get("item");
  if (keys === undefined) throw new TypeError("no keys");
  const changes = records.map((record) => {
    const row = layout.fields.map(({ name }) => record[name] ?? null);
    return { layout, before: null, after: storedRecord(layout, row, null), freedIn: null };
  });
  const { entries, rounds } = portableSteps(changes, [], () => keys);
  const texts = rounds.flat().map(({ key, text }): [string, string] => [key, text ?? ""]);
  return sorted([...entries, ...texts]);
}

function sorted(texts: Iterable<readonly [string, string, ...unknown[]]>): [string, string][] {
  return [...texts].map(([key, text]): [string, string] => [key, text]).sort(([a], [b]) => (a < b ? -1 : 1));
}

test("the portable layout and the memory driver agree, and nothing is missing or left over", async () => {
  const commands = fc.array(command, { minLength: 1, maxLength: 12 });
  const property = fc.asyncProperty(commands, async (list) => {
    const texts = new Map<string, string>();
    const portable = over(texts);
    const memory = new Leaves(createMemoryDriver(), storeCatalog);
    for (const each of list) assert.equal(await outcomeOf(portable, each), await outcomeOf(memory, each));
    const records = await memory.scan("item");
    assert.equal(byId(await portable.scan("item")), byId(records));
    assert.equal(sorted(texts), expectedTexts(records));
  });
  await fc.assert(property, {
    numRuns: Number(process.env.RUNS ?? 500),
    seed: Number(process.env.SEED ?? 42),
  });
});

test.run();
