import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Driver } from "../../engine/driver.ts";
import { runConformance } from "../../engine/entries/conformance.ts";
import { createMemoryDriver } from "../../engine/index.ts";

const LEVELS = ["reads", "writes", "atomicity", "transactions"] as const;

test("a driver that keeps the contract passes every level, without a test runner", async () => {
  const report = await runConformance({
    createDriver: () => createMemoryDriver(),
    capabilities: createMemoryDriver().capabilities,
  });
  assert.equal(report.failed, []);
  assert.ok(report.passed.length > 80);
});

test("levels can be chosen", async () => {
  const passed = [];
  for (const level of LEVELS) {
    const options = { createDriver: () => createMemoryDriver(), capabilities: {}, levels: [level] };
    passed.push((await runConformance(options)).passed.length);
  }
  // Each run has the case about the claims once.
  const all = await runConformance({ createDriver: () => createMemoryDriver(), capabilities: {} });
  assert.is(
    passed.reduce((sum, count) => sum + count - 1, 1),
    all.passed.length,
  );
});

test("a driver that claims something else than is said of it fails", async () => {
  const { failed } = await runConformance({
    createDriver: () => createMemoryDriver(),
    capabilities: { transactions: "interactive" },
    levels: ["atomicity"],
  });
  assert.equal(
    failed.map(({ name }) => name),
    ["the driver claims what is said of the backend"],
  );
});

/** The memory driver with something wrong with it. */
function broken(change: (driver: Driver) => Partial<Driver>): Driver {
  const driver = createMemoryDriver();
  return { ...driver, ...change(driver) };
}

test("a driver that loses writes fails", async () => {
  const createDriver = () =>
    broken((driver) => ({
      prepare: (leaf, catalog) => {
        const prepared = driver.prepare(leaf, catalog);
        if (leaf.kind !== "keyUpdate") return prepared;
        return { ...prepared, run: () => ({ rows: [], count: 0 }) };
      },
    }));
  const { failed } = await runConformance({ createDriver, capabilities: {}, levels: ["writes"] });
  assert.ok(failed.length > 3, `${failed.length} cases failed`);
  assert.ok(failed.every(({ level, error }) => level === "writes" && error instanceof Error));
});

test("a driver that claims transactions and has none fails", async () => {
  const createDriver = () =>
    broken((driver) => ({
      begin: async () => ({ session: driver.session, commit: async () => {}, rollback: async () => {} }),
    }));
  const { failed } = await runConformance({ createDriver, capabilities: {}, levels: ["transactions"] });
  assert.ok(failed.some(({ name }) => name.startsWith("a callback that throws leaves nothing")));
});

test("a driver that fails where a guard does not hold fails", async () => {
  const createDriver = () =>
    broken((driver) => ({
      prepare: (leaf, catalog) => {
        const prepared = driver.prepare(leaf, catalog);
        if (leaf.kind !== "keyUpdate") return prepared;
        const run: typeof prepared.run = async (...given) => {
          const answer = await prepared.run(...given);
          if (answer.count === 0) throw new Error("no row");
          return answer;
        };
        return { ...prepared, run };
      },
    }));
  const { failed } = await runConformance({ createDriver, capabilities: {}, levels: ["atomicity"] });
  assert.equal(
    failed.map(({ name }) => name),
    ["a guarded update lets through no more than the guard allows"],
  );
});

test("a driver that takes its time to begin a transaction passes", async () => {
  const createDriver = () =>
    broken(({ begin }) => ({
      begin: async (...given) => {
        await new Promise((resolve) => setTimeout(resolve, 80));
        if (begin === undefined) throw new Error("the memory driver has no transactions");
        return begin(...given);
      },
    }));
  const { failed } = await runConformance({ createDriver, capabilities: {}, levels: ["transactions"] });
  assert.equal(failed, []);
});

test.run();
