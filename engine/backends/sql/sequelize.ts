import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { hostEngines } from "../../sql/engines/host-engines.ts";
import type { SqlClient, SqlConnection, SqlPool } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { connectionByObjects } from "../../sql/transaction-objects.ts";
import { requireShape } from "../require-shape.ts";
import { mysqlEngineBehind } from "./mysql2-core.ts";
import { sequelizeBackend } from "./sequelize-backend.ts";
import { sequelizeErrorFacts } from "./sequelize-error-facts.ts";
import { type Sequelize, type SequelizeTransaction, sendSequelize } from "./sequelize-query.ts";

/** By Sequelize's own name; `null` where only the server can tell which database it is. */
const DIALECTS: Readonly<Record<string, DialectName | null>> = { postgres: "postgres", mysql: null };

export async function createDriver(client: unknown): Promise<Driver> {
  const sequelize = required(client);
  const dialect = DIALECTS[sequelize.getDialect()] ?? null;
  if (dialect !== null) return createSequelizeDriverOf(sequelize, dialect);
  const page = sequelizeClient(sequelize, hostEngines.mysql);
  return createSqlDriver(page, await mysqlEngineBehind(page));
}

export function createSequelizeDriverOf(client: unknown, dialect: DialectName): Driver {
  const engine = hostEngines[dialect];
  return createSqlDriver(sequelizeClient(required(client), engine), engine);
}

function required(client: unknown): Sequelize {
  const sequelize = requireShape<Sequelize>(client, sequelizeBackend);
  if (DIALECTS[sequelize.getDialect()] !== undefined) return sequelize;
  throw new OrmError("UNSUPPORTED", "Sequelize is supported over pg and mysql2", {
    backendKind: "sequelize",
    path: "client",
  });
}

function sequelizeClient(sequelize: Sequelize, { errorFacts }: SqlEngine): SqlClient {
  return {
    kind: "sequelize",
    remote: true,
    handle: sequelize,
    access: { kind: "pool", pool: sqlPool(sequelize) },
    errorFacts: sequelizeErrorFacts(errorFacts),
  };
}

function sqlPool(sequelize: Sequelize): SqlPool {
  const max = sequelize.config.pool?.max;
  return {
    connectionsMax: typeof max === "number" ? max : Number.POSITIVE_INFINITY,
    run: (request, values) => sendSequelize(sequelize, null, request, values),
    acquire: async () => ({ ...connectionOver(sequelize), release: () => undefined }),
  };
}

/** Taken when its transaction begins, and given back by Sequelize at the end of that. */
function connectionOver(sequelize: Sequelize): SqlConnection {
  return connectionByObjects<SequelizeTransaction>({
    begin: (level) =>
      sequelize.transaction(level === undefined ? {} : { isolationLevel: level.toUpperCase() }),
    commit: (transaction) => transaction.commit(),
    rollback: async (transaction) => {
      // After a deadlock, or a commit that failed, Sequelize has done so itself.
      if (transaction.finished === undefined) await transaction.rollback();
    },
    run: (transaction, request, values) => sendSequelize(sequelize, transaction, request, values),
  });
}
