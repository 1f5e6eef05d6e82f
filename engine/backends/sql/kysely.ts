import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { engineOf } from "../../sql/engines/engine-of.ts";
import { hostEngines } from "../../sql/engines/host-engines.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { requireShape } from "../require-shape.ts";
import { kyselyBackend } from "./kysely-backend.ts";
import { type Kysely, kyselyClient } from "./kysely-client.ts";
import { mysqlEngineBehind } from "./mysql2-core.ts";

/** By Kysely's adapter; `null` where only the server can tell which database it is. */
const DIALECTS: Readonly<Record<string, DialectName | null>> = {
  PostgresAdapter: "postgres",
  SqliteAdapter: "sqlite",
  MysqlAdapter: null,
};

export async function createDriver(client: unknown): Promise<Driver> {
  const db = requireShape<Kysely>(client, kyselyBackend);
  const dialect = DIALECTS[db.getExecutor().adapter.constructor.name];
  if (dialect === undefined) {
    throw new OrmError("UNSUPPORTED", "Kysely is supported over PostgreSQL, MySQL and SQLite", {
      backendKind: "kysely",
      path: "client",
    });
  }
  if (dialect !== null) return createKyselyDriverOf(db, dialect);
  const page = kyselyClient(db, hostEngines.mysql);
  return createSqlDriver(page, await mysqlEngineBehind(page, hostEngines));
}

export function createKyselyDriverOf(client: unknown, dialect: DialectName): Driver {
  const engine = engineOf(hostEngines, dialect);
  return createSqlDriver(kyselyClient(requireShape<Kysely>(client, kyselyBackend), engine), engine);
}
