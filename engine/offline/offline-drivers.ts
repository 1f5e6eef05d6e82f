import type { AnySchema } from "../../compiler/schema/schema.ts";
import type { DialectName } from "../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../ir/orm-error.ts";
import type { BackendOptions } from "../backends/backend.ts";
import { createMemoryDriver } from "../backends/memory/memory-driver.ts";
import type { Driver } from "../driver.ts";

type Explained = Pick<AnySchema, "catalog">;

export type CreateOffline = (schema: Explained, options?: BackendOptions) => Promise<Driver>;

/** Drivers that plan and emit as those of real clients do, and have nothing to send to. Loaded when asked for. */
export const offlineDrivers: Readonly<Record<string, CreateOffline>> = {
  postgres: () => sqlDriver("postgres"),
  sqlite: () => sqlDriver("sqlite"),
  mysql: () => sqlDriver("mysql"),
  mariadb: () => sqlDriver("mariadb"),
  memory: async () => createMemoryDriver(),
  redis: redisDriver,
  d1: d1Driver,
  kv: (_schema, options) => kvDriver(options),
  "prisma-postgresql": (schema) => prismaDriver(schema, "postgresql"),
  "prisma-sqlite": (schema) => prismaDriver(schema, "sqlite"),
};

async function sqlDriver(name: DialectName): Promise<Driver> {
  const [{ engines }, { createSqlDriver }] = await Promise.all([
    import("../sql/engines/index.ts"),
    import("../sql/sql-driver.ts"),
  ]);
  const engine = engines[name];
  const connection = { run: refuse, command: refuse };
  return createSqlDriver(
    { kind: name, handle: {}, access: { kind: "connection", connection }, errorFacts: engine.errorFacts },
    engine,
  );
}

async function redisDriver(): Promise<Driver> {
  const { createDriver } = await import("../backends/key-value/node-redis.ts");
  return createDriver({ isOpen: false, sendCommand: refuse, connect: refuse, duplicate: refuse });
}

async function d1Driver(): Promise<Driver> {
  const { createDriver } = await import("../backends/sql/d1.ts");
  return createDriver({ prepare: refuse, batch: refuse, exec: refuse, dump: refuse });
}

async function kvDriver(options?: BackendOptions): Promise<Driver> {
  const { createDriver } = await import("../backends/key-value/cloudflare-kv.ts");
  return createDriver(
    { get: refuse, getWithMetadata: refuse, put: refuse, delete: refuse, list: refuse },
    options,
  );
}

/** A client that nothing was added to. */
const NO_EXTENSIONS = Object.freeze({
  getAllClientExtensions: () => undefined,
  getAllComputedFields: () => undefined,
  getAllModelExtensions: () => undefined,
  getAllQueryCallbacks: () => [],
});

/** Over a client as Prisma would generate it from our rendering of the schema. */
async function prismaDriver(schema: Explained, provider: "postgresql" | "sqlite"): Promise<Driver> {
  const [{ createDriver }, { renderPrismaSchema }] = await Promise.all([
    import("../backends/prisma/prisma.ts"),
    import("../artifacts/render-prisma-schema.ts"),
  ]);
  return createDriver({
    [Symbol.toStringTag]: "PrismaClient",
    _activeProvider: provider,
    _engineConfig: { inlineSchema: renderPrismaSchema(schema, { provider }) },
    _extensions: NO_EXTENSIONS,
    $queryRawUnsafe: refuse,
    $executeRawUnsafe: refuse,
    $connect: refuse,
  });
}

function refuse(): never {
  throw new OrmError("UNSUPPORTED", "this driver only explains calls");
}
