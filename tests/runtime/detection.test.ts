import { PGlite } from "@electric-sql/pglite";
import BetterSqlite3 from "better-sqlite3";
import mysqlCallbacks from "mysql2";
import mysql from "mysql2/promise";
import pg from "pg";
import { createClient as createClient6, createCluster as createCluster6 } from "redis";
import { createClient as createClient4, createCluster as createCluster4 } from "redis4";
import { createClient as createClient5, createCluster as createCluster5 } from "redis5";
import initSqlJs from "sql.js";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { backends } from "../../engine/backends/index.ts";
import { detectDatabaseRuntime } from "../../engine/detection/detect-database-runtime.ts";
import { inspectDatabaseRuntime } from "../../engine/detection/inspect-database-runtime.ts";
import { requireDatabaseRuntime } from "../../engine/detection/require-database-runtime.ts";
import { OrmError } from "../../ir/orm-error.ts";

// None of them is connected: a client is recognised before anything is sent.
const URL = "mysql://root@127.0.0.1:1/none";
const pgPool = new pg.Pool({ port: 1 });
const mysqlPool = mysql.createPool(URL);

const { Database } = await initSqlJs();
const clients: readonly (readonly [kind: string, client: object])[] = [
  ["sql.js", new Database()],
  ["better-sqlite3", new BetterSqlite3(":memory:")],
  ["pg-pool", pgPool],
  ["pg-client", new pg.Client({ port: 1 })],
  ["pglite", new PGlite()],
  ["mysql2-pool", mysqlPool],
  ["mysql2-pool", mysqlCallbacks.createPool(URL)],
  ...[createClient4(), createClient5(), createClient6()].map((client) => ["redis", client] as const),
];

for (const [kind, client] of clients) {
  test(`a client is taken by ${kind}, and by nothing else`, () => {
    assert.is(detectDatabaseRuntime(client)?.kind, kind);
    const taking = backends.filter(({ backend }) => backend.matches(client) === true);
    assert.equal(
      taking.map(({ backend }) => backend.kind),
      [kind],
    );
  });
}

test("a node-redis cluster is not taken for one connection", () => {
  const rootNodes = [{ url: "redis://127.0.0.1:1" }];
  const clusters = [
    createCluster4({ rootNodes }),
    createCluster5({ rootNodes }),
    createCluster6({ rootNodes }),
  ];
  for (const cluster of clusters) assert.is(detectDatabaseRuntime(cluster)?.kind, "redis-cluster");
});

test("what is looked at is told, with the reason for each", () => {
  const inspection = inspectDatabaseRuntime(pgPool);
  assert.is(inspection.kind, "pg-pool");
  assert.is(inspection.looked.length, backends.length);
  for (const { kind, reason } of inspection.looked) assert.is(reason === null, kind === "pg-pool");
});

const strangers: readonly unknown[] = [
  null,
  undefined,
  "postgres://localhost/app",
  7,
  {},
  [],
  new Map(),
  Promise.resolve(pgPool),
  { query: () => {}, connect: () => {} },
  class Pool {},
  new Proxy(
    {},
    {
      get() {
        throw new Error("not to be read");
      },
    },
  ),
];

test("what is no client is refused, and the error says what was looked for", () => {
  for (const stranger of strangers) {
    assert.is(detectDatabaseRuntime(stranger), null);
    try {
      requireDatabaseRuntime(stranger);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, OrmError);
      assert.match(String(error), "a pg Pool");
      assert.match(String(error), "better-sqlite3");
      assert.not.match(String(error), "localhost");
    }
  }
});

test.after(() => {
  mysqlPool.end().catch(() => {});
});

test.run();
