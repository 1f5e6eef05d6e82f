import type { DialectName } from "../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { createDriver as redisDriver } from "../backends/key-value/node-redis.ts";
import { createMemoryDriver } from "../backends/memory/memory-driver.ts";
import type { Driver } from "../driver.ts";
import { engines } from "../sql/engines/index.ts";
import { createSqlDriver } from "../sql/sql-driver.ts";

/** Drivers that plan and emit as those of real clients do, and have nothing to send to. */
export const offlineDrivers: Readonly<Record<string, () => Driver>> = {
  postgres: () => sqlDriver("postgres"),
  sqlite: () => sqlDriver("sqlite"),
  mysql: () => sqlDriver("mysql"),
  mariadb: () => sqlDriver("mariadb"),
  memory: () => createMemoryDriver(),
  redis: () => redisDriver({ isOpen: false, sendCommand: refuse, connect: refuse, duplicate: refuse }),
};

function sqlDriver(name: DialectName): Driver {
  const engine = engines[name];
  const connection = { run: refuse, command: refuse };
  return createSqlDriver(
    { kind: name, handle: {}, access: { kind: "connection", connection }, errorFacts: engine.errorFacts },
    engine,
  );
}

function refuse(): never {
  throw new OrmError("UNSUPPORTED", "this driver only explains calls");
}
