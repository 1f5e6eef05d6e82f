import { statementPlanning } from "../../compiler/plan/statement-planning.ts";
import type { Dialect } from "../../emitters/sql/dialect.ts";
import { postgres } from "../../emitters/sql/dialects/postgres.ts";
import { sqlite } from "../../emitters/sql/dialects/sqlite.ts";
import { emitStatement } from "../../emitters/sql/index.ts";
import { createMemoryDriver } from "../../engine/backends/memory/memory-driver.ts";
import type { Driver, Leaf } from "../../engine/driver.ts";
import { redisDriver } from "../../engine/key-value/redis/redis-driver.ts";
import { postgresEngine } from "../../engine/sql/engines/postgres.ts";
import { sqliteEngine } from "../../engine/sql/engines/sqlite.ts";
import type { Capabilities } from "../../ir/capabilities.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { SqlBinding } from "../../ir/physical/sql-statement.ts";

/** What a golden call is planned for: drivers that can tell what they would send, and never send. */
export const postgresProfile = paperSql(postgres, postgresEngine.capabilities);
export const sqliteProfile = paperSql(sqlite, sqliteEngine.capabilities);
/** A SQL database that returns flat rows only. */
export const flatSqlProfile = paperSql(postgres, {
  ...postgresEngine.capabilities,
  nestedLevels: 0,
  groupedRows: false,
});
export const storeProfile: Driver = createMemoryDriver();
export const redisProfile: Driver = redisDriver(
  {
    kind: "redis",
    client: null,
    isCluster: false,
    send: unsent,
    run: unsent,
    attempt: () => "",
    losses: () => 0,
  },
  { base: "", prefixes: {} },
);

export const planProfiles: Readonly<Record<string, Driver>> = {
  sql: postgresProfile,
  "flat-sql": flatSqlProfile,
  store: storeProfile,
};

function paperSql(dialect: Dialect, capabilities: Capabilities): Driver {
  return {
    kind: dialect.name,
    dialect: dialect.name,
    capabilities,
    planning: statementPlanning,
    client: null,
    session: { inTransaction: false },
    prepare: (leaf, catalog) => ({ text: statementText(leaf, catalog, dialect), codec: null, run: unsent }),
  };
}

function statementText(leaf: Leaf, catalog: Catalog, dialect: Dialect): string {
  if (leaf.kind !== "pushedQuery" && leaf.kind !== "pushedWrite") {
    throw new TypeError(`SQL does not run ${leaf.kind}`);
  }
  const { text, bindings } = emitStatement(leaf, catalog, dialect);
  return [
    text,
    ...bindings.map((binding, at) => `  ${dialect.placeholder(at + 1)}: ${bindingText(binding)}`),
  ].join("\n");
}

function bindingText({ slot, form }: SqlBinding): string {
  switch (form.kind) {
    case "count":
      return `count $${slot}`;
    case "rows":
      return `rows $${slot} of ${form.types.join(", ")}`;
    case "column":
      return `column ${form.position} of rows $${slot}, ${form.type}`;
    default:
      return `${form.kind} $${slot}, ${form.type}`;
  }
}

function unsent(): never {
  throw new Error("this driver only plans");
}
