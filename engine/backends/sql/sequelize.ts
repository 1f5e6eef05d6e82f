import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { engineOf } from "../../sql/engines/engine-of.ts";
import { hostEngines } from "../../sql/engines/host-engines.ts";
import type { SqlClient, SqlConnection, SqlPool } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { connectionByObjects } from "../../sql/transaction-objects.ts";
import { requireShape } from "../require-shape.ts";
import { checkedMysql } from "./mysql-behind-host.ts";
import { mysqlEngineBehind } from "./mysql2-core.ts";
import { sequelizeBackend } from "./sequelize-backend.ts";
import { sequelizeErrorFacts } from "./sequelize-error-facts.ts";
import { type Sequelize, type SequelizeTransaction, sendSequelize } from "./sequelize-query.ts";

/** What Sequelize calls a dialect, which is a database and its client. */
interface HostDialect {
  /** `null` where only the server can tell which database it is. */
  readonly name: DialectName | null;
  /** The client counts the rows that an update changed, unless it is told otherwise. */
  readonly needsFoundRows: boolean;
  readonly isMysql: boolean;
}

const MYSQL = { kind: "sequelize", tellsBothCounts: true };

const DIALECTS: Readonly<Record<string, HostDialect>> = {
  postgres: { name: "postgres", needsFoundRows: false, isMysql: false },
  mysql: { name: null, needsFoundRows: false, isMysql: true },
  mariadb: { name: "mariadb", needsFoundRows: true, isMysql: true },
};

export async function createDriver(client: unknown): Promise<Driver> {
  const sequelize = requireShape<Sequelize>(client, sequelizeBackend);
  const { name } = dialectOf(sequelize);
  if (name !== null) return createSequelizeDriverOf(sequelize, name);
  const page = sequelizeClient(sequelize, hostEngines.mysql);
  return createSqlDriver(page, await mysqlEngineBehind(page, hostEngines));
}

export function createSequelizeDriverOf(client: unknown, dialect: DialectName): Driver {
  const sequelize = requireShape<Sequelize>(client, sequelizeBackend);
  const engine = engineOf(hostEngines, dialect);
  dialectOf(sequelize);
  return createSqlDriver(sequelizeClient(sequelize, engine), engine);
}

function dialectOf(sequelize: Sequelize): HostDialect {
  const dialect = DIALECTS[sequelize.getDialect()];
  if (dialect === undefined) {
    throw unsupported("Sequelize is supported over pg, mysql2 and the client mariadb");
  }
  if (dialect.needsFoundRows && sequelize.options.dialectOptions?.foundRows !== true) {
    throw unsupported("the client mariadb counts the rows that an update matches with foundRows: true only");
  }
  return dialect;
}

function unsupported(message: string): OrmError {
  return new OrmError("UNSUPPORTED", message, { backendKind: "sequelize", path: "client" });
}

function sequelizeClient(sequelize: Sequelize, engine: SqlEngine): SqlClient {
  const { isMysql } = dialectOf(sequelize);
  const pool = sqlPool(sequelize);
  const errorFacts = sequelizeErrorFacts(engine.errorFacts);
  return {
    kind: "sequelize",
    remote: true,
    handle: sequelize,
    access: { kind: "pool", pool: isMysql ? checkedMysql(pool, MYSQL, errorFacts) : pool },
    errorFacts,
  };
}

/** Of a pool for which nobody chose. */
const USUAL_MAX = 5;

function sqlPool(sequelize: Sequelize): SqlPool {
  const max = sequelize.config.pool?.max;
  return {
    connectionsMax: typeof max === "number" ? max : USUAL_MAX,
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
