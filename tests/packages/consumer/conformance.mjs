import assert from "node:assert/strict";
import { test } from "node:test";
import { createMemoryDriver } from "@farming-labs/orm";
import { runConformance } from "@farming-labs/orm/conformance";
import { createSqlDriverFromAdapter } from "@farming-labs/orm/sql";
import BetterSqlite3 from "better-sqlite3";

/** A driver of the application's own: how one statement is sent to a client. */
function createDriver(changed = (rows) => rows) {
  const db = new BetterSqlite3(":memory:");
  db.pragma("foreign_keys = on");
  const query = async (text, values) => {
    const statement = db.prepare(text);
    if (!statement.reader) return { affectedRows: statement.run(values).changes };
    return { rows: changed(statement.raw(true).all(values)) };
  };
  return createSqlDriverFromAdapter({ dialect: "sqlite", query }, db);
}

const capabilities = { transactions: "none", savepoints: false, foreignKeys: true };

test("a driver of its own keeps the contract", async () => {
  const report = await runConformance({ createDriver: () => createDriver(), capabilities });
  assert.deepEqual(report.failed, []);
  assert.ok(report.passed.length > 100, `${report.passed.length} cases`);
});

test("one that loses the last row of many does not", async () => {
  const losing = (rows) => (rows.length > 2 ? rows.slice(0, -1) : rows);
  const { failed } = await runConformance({
    createDriver: () => createDriver(losing),
    capabilities,
    levels: ["reads"],
  });
  assert.ok(failed.some(({ name }) => name.startsWith("orderBy takes an object or a list")));
});

const registered = [];
await runConformance({
  createDriver: createMemoryDriver,
  capabilities: { transactions: "optimistic" },
  test: (name, run) => registered.push(test(name, run)),
});
assert.ok(registered.length > 100, `${registered.length} cases`);
