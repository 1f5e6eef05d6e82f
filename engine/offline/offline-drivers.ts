import type { DialectName } from "../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { createMemoryDriver } from "../backends/memory/memory-driver.ts";
import type { Driver } from "../driver.ts";

/** Drivers that plan and emit as those of real clients do, and have nothing to send to. Loaded when asked for. */
export const offlineDrivers: Readonly<Record<string, () => Promise<Driver>>> = {
  postgres: () => sqlDriver("postgres"),
  sqlite: () => sqlDriver("sqlite"),
  mysql: () => sqlDriver("mysql"),
  mariadb: () => sqlDriver("mariadb"),
  memory: async () => createMemoryDriver(),
  redis: redisDriver,
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

function refuse(): never {
  throw new OrmError("UNSUPPORTED", "this driver only explains calls");
}
