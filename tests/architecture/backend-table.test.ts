import { readFileSync, writeFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { pgMemCapabilities } from "../../engine/backends/pg-mem/pg-mem-capabilities.ts";
import { createD1Driver } from "../../engine/entries/d1.ts";
import { createKvDriver } from "../../engine/entries/kv.ts";
import { createMemoryDriver } from "../../engine/index.ts";
import { portableCapabilities } from "../../engine/key-value/portable/portable-capabilities.ts";
import { REDIS_CAPABILITIES } from "../../engine/key-value/redis/redis-capabilities.ts";
import { mariadbEngine } from "../../engine/sql/engines/mariadb.ts";
import { mysqlEngine } from "../../engine/sql/engines/mysql.ts";
import { postgresEngine } from "../../engine/sql/engines/postgres.ts";
import { sqliteEngine } from "../../engine/sql/engines/sqlite.ts";
import type { Capabilities } from "../../ir/capabilities.ts";

const nothing = () => {};
const binding = { prepare: nothing, batch: nothing, exec: nothing, dump: nothing };
const namespace = { get: nothing, getWithMetadata: nothing, put: nothing, list: nothing, delete: nothing };

/** The README says of each backend what its capabilities say, and nothing else. */
const backends: Readonly<Record<string, Capabilities>> = {
  PostgreSQL: postgresEngine.capabilities,
  SQLite: sqliteEngine.capabilities,
  "MySQL 8": mysqlEngine.capabilities,
  MariaDB: mariadbEngine.capabilities,
  D1: createD1Driver({ client: binding }).capabilities,
  Redis: REDIS_CAPABILITIES,
  Unstorage: portableCapabilities(false, false),
  "Cloudflare KV": createKvDriver({ client: namespace }).capabilities,
  "pg-mem": pgMemCapabilities,
  memory: createMemoryDriver().capabilities,
};

const TRANSACTIONS: Readonly<Record<Capabilities["transactions"], string>> = {
  interactive: "real",
  optimistic: "optimistic",
  deferredAtomic: "writes at the end, at once",
  deferred: "writes at the end, not isolated",
  none: "refused",
};

const UNIQUENESS: Readonly<Record<Capabilities["uniqueness"], string>> = {
  always: "always",
  process: "within one process",
  bestEffort: "not promised",
};

const columns: Readonly<Record<string, (capabilities: Capabilities) => string>> = {
  "a nested read": ({ nestedLevels, flatJoins }) =>
    nestedLevels > 0 ? "1 statement" : `1 batch a level${flatJoins === null ? "" : " of lists"}`,
  "`transaction`": ({ transactions, savepoints }) =>
    TRANSACTIONS[transactions] + (savepoints ? ", nested ones too" : ""),
  "unique keys": ({ uniqueness }) => UNIQUENESS[uniqueness],
  references: ({ foreignKeys }) => (foreignKeys ? "enforced" : "not enforced"),
  "decimal arithmetic": ({ decimalArithmetic }) => (decimalArithmetic ? "exact" : "refused"),
};

const README = "README.md";

if (process.env.UPDATE_GOLDENS === "1") generate();

const [header = [], , ...rows] = tableLines(readFileSync(README, "utf8").split("\n")).map(cellsOf);

/** Writes each row's cells from the capabilities; which clients a backend has stays as it was said. */
function generate(): void {
  const lines = readFileSync(README, "utf8").split("\n");
  const [titles = "", , ...told] = tableLines(lines);
  const first = lines.indexOf(titles);
  const clients = new Map(told.map(cellsOf).map(([name = "", of = ""]) => [name, of]));
  const table = [
    ["backend", "clients", ...Object.keys(columns)],
    ...Object.entries(backends).map(([name, capabilities]) => [
      name,
      clients.get(name) ?? "",
      ...Object.values(columns).map((said) => said(capabilities)),
    ]),
  ];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0))) ?? [];
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const [top = [], ...body] = table;
  const written = [line(top), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
  lines.splice(first, told.length + 2, ...written);
  writeFileSync(README, lines.join("\n"));
}

function tableLines(lines: readonly string[]): readonly string[] {
  return lines.filter((line, at) => line.startsWith("|") && startOfTable(lines, at).startsWith("| backend"));
}

for (const [backend, capabilities] of Object.entries(backends)) {
  test(`the row of ${backend}`, () => {
    const row = rows.find(([name]) => name === backend) ?? [];
    for (const [column, said] of Object.entries(columns)) {
      assert.is(row[header.indexOf(column)], said(capabilities), column);
    }
  });
}

test("no row is of another backend", () => {
  assert.equal(
    rows.map(([name]) => name),
    Object.keys(backends),
  );
});

function startOfTable(lines: readonly string[], at: number): string {
  let start = at;
  while (lines[start - 1]?.startsWith("|")) start--;
  return lines[start] ?? "";
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

test.run();
