/** A property as the test files that hold it, and how they are to run. */
export interface Property {
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const SEED = { EQUIVALENCE_SEED: "42" };

function equivalence(file: string, backends: string, cases: number): Property {
  return {
    files: [`tests/equivalence/${file}.property.test.ts`],
    environment: { ...SEED, EQUIVALENCE_BACKENDS: backends, EQUIVALENCE_CASES: String(cases) },
  };
}

function files(...names: readonly string[]): Property {
  return { files: names.map((name) => `tests/${name}.test.ts`), environment: SEED };
}

/** What may kill a mutant, the quick ones first in each kind. */
const NAMED = {
  "reads in memory": equivalence("reads", "memory", 2_000),
  "reads on SQLite": equivalence("reads", "sql.js", 1_000),
  "reads on PostgreSQL": equivalence("reads", "postgres", 10_000),
  "reads on Redis": equivalence("reads", "ioredis-mock", 500),
  "writes in memory": equivalence("writes", "memory", 2_000),
  "writes on SQLite": equivalence("writes", "sql.js", 1_000),
  "writes on PostgreSQL": equivalence("writes", "postgres", 10_000),
  "writes on Redis": equivalence("writes", "ioredis-mock", 500),
  variants: equivalence("variants", "memory,better-sqlite3", 3_000),
  metamorphic: equivalence("metamorphic", "memory,sql.js", 800),
  "rules off": files("golden/rules-off", "golden/rules"),
  "compiled calls": files("compiled/compiled-runtime"),
  "compiled golden calls": files("compiled/golden-calls"),
  "golden plans": files("golden/run", "golden/sql-text"),
  "golden answers": files("golden/sqlite"),
  "verified plans": files("compiler/verify", "compiler/lowering"),
  shapes: files("compiler/shapes", "compiler/shapes.property", "compiler/plan-cache"),
  refusals: files(
    "compiler/refused-values",
    "compiler/budgets",
    "compiler/error-paths",
    "compiler/undefined",
  ),
  "prototype keys": files("compiler/prototype-pollution"),
  schemas: files("schema/invalid-schema", "schema/define-schema"),
  cells: files("schema/cell", "schema/compare-cells", "schema/decimal", "schema/json-cell"),
  codecs: files("emitters/sql/codecs"),
  lexer: files("emitters/sql/lexer", "emitters/sql/goldens", "emitters/sql/text-literal"),
  "nested statements": files("emitters/sql/nests", "emitters/sql/batches"),
  "written statements": files("emitters/sql/writes", "emitters/sql/arithmetic"),
  limits: files("emitters/sql/limits", "sql/chunks"),
  hydration: files("engine/hydrate", "engine/decode-errors", "engine/declared-values"),
  "batch fetches": files("engine/batch-fetch"),
  "point reads": files("engine/point-reads"),
  lanes: files("engine/lane", "sql/outer-orm"),
  transactions: files("sql/transactions", "sql/pg-client", "sql/broken-connections", "engine/retries"),
  faults: files("sql/faults"),
  errors: files("sql/errors"),
  "upsert storms": files("sql/concurrency"),
  tables: files("sql/push"),
  "conformance in memory": files("conformance/memory"),
  "conformance on SQLite": files("conformance/sql-js"),
  "conformance on PostgreSQL": files("conformance/postgres"),
  "conformance on MariaDB": files("conformance/mariadb"),
  "conformance on Redis": files("conformance/ioredis-mock"),
  "conformance on D1": files("conformance/d1"),
  "store layout": files("key-value/layout"),
  "store agreement": files("key-value/agreement"),
  "portable agreement": files("key-value/portable-agreement"),
  crashes: files("key-value/portable-crash"),
  linearizability: files("key-value/linearizability"),
  "tampered records": files("key-value/tampered-records"),
  "Redis faults": files("key-value/redis-faults"),
  "Redis cost": files("key-value/redis-cost"),
  "Redis store": files("key-value/redis-store", "key-value/ioredis-mock-store"),
} as const satisfies Readonly<Record<string, Property>>;

export type PropertyName = keyof typeof NAMED;

export const PROPERTIES: Readonly<Record<PropertyName, Property>> = NAMED;
