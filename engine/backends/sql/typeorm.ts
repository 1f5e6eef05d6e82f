import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { hostEngines } from "../../sql/engines/host-engines.ts";
import { namesAsValues } from "../../sql/names-as-values.ts";
import type {
  PooledConnection,
  SqlConnection,
  SqlPool,
  SqlRequest,
  SqlResult,
} from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import { isConnectionLost, type SqlErrorFacts } from "../../sql/sql-error-facts.ts";
import { requireShape } from "../require-shape.ts";
import { factsInside, listsOf } from "./host-rows.ts";
import { checkedMysql } from "./mysql-behind-host.ts";
import { toSqlResult } from "./mysql2-core.ts";
import { typeormBackend } from "./typeorm-backend.ts";

interface DataSource {
  readonly isInitialized: boolean;
  readonly options: { readonly type: string; readonly autoSave?: unknown };
  readonly driver: {
    readonly version?: string;
    readonly master?: { readonly options?: { readonly max?: unknown } };
    readonly pool?: { readonly config?: { readonly connectionLimit?: unknown } };
    readonly databaseConnection?: object;
  };
  createQueryRunner(): QueryRunner;
}

interface QueryRunner {
  connect(): Promise<{ destroy?(): void }>;
  query(text: string, values: readonly SqlValue[] | undefined, isStructured: true): Promise<QueryResult>;
  release(): Promise<void>;
  /** On PostgreSQL, where an error keeps the connection from being used again. */
  releasePostgresConnection?(error?: Error): Promise<void>;
}

interface QueryResult {
  readonly raw: unknown;
  readonly records: unknown;
  readonly affected?: number | null;
}

type ErrorFacts = (error: unknown) => SqlErrorFacts;

const MYSQL_TYPES: readonly string[] = ["mysql", "mariadb"];
const MYSQL = { kind: "typeorm", tellsBothCounts: true };

/** MySQL has not got that far, and MariaDB begins there. */
const MARIADB_MAJOR = 10;

export function createDriver(client: unknown): Driver {
  const dataSource = requireShape<DataSource>(client, typeormBackend);
  const dialect = dialectOf(dataSource);
  const engine = hostEngines[dialect];
  const errorFacts = factsInside("driverError", engine.errorFacts);
  const { driver } = dataSource;
  const isOne = driver.databaseConnection !== undefined;
  const pool = sqlPool(dataSource, errorFacts);
  const isMysql = MYSQL_TYPES.includes(dataSource.options.type);
  return createSqlDriver(
    {
      kind: "typeorm",
      remote: !isOne,
      handle: (isOne ? driver.databaseConnection : (driver.master ?? driver.pool)) ?? dataSource,
      given: dataSource,
      access: isOne
        ? // All query runners of a SQLite data source are one, and it is never released.
          { kind: "connection", connection: connectionOver(dataSource.createQueryRunner()) }
        : { kind: "pool", pool: isMysql ? namesAsValues(checkedMysql(pool, MYSQL, errorFacts)) : pool },
      errorFacts,
    },
    engine,
  );
}

function dialectOf({ options, driver, isInitialized }: DataSource): DialectName {
  if (!isInitialized) {
    throw new OrmError("INVALID_QUERY", "the DataSource is not initialized", {
      backendKind: "typeorm",
      path: "client",
    });
  }
  switch (options.type) {
    case "postgres":
      return "postgres";
    case "mysql":
    case "mariadb":
      return Number.parseInt(driver.version ?? "", 10) >= MARIADB_MAJOR ? "mariadb" : "mysql";
    case "sqljs":
      if (options.autoSave !== true) return "sqlite";
      throw unsupported("TypeORM saves a sql.js database by closing it, also within our transactions");
    case "better-sqlite3":
      return "sqlite";
    default:
      throw unsupported("TypeORM is supported over postgres, mysql, mariadb, better-sqlite3 and sqljs");
  }
}

function unsupported(message: string): OrmError {
  return new OrmError("UNSUPPORTED", message, { backendKind: "typeorm", path: "client" });
}

function sqlPool(dataSource: DataSource, errorFacts: ErrorFacts): SqlPool {
  const { master, pool } = dataSource.driver;
  const max = master?.options?.max ?? pool?.config?.connectionLimit;
  return {
    connectionsMax: typeof max === "number" && max > 0 ? max : Number.POSITIVE_INFINITY,
    run: async (request, values) => {
      const runner = dataSource.createQueryRunner();
      let isBroken = false;
      try {
        return await send(runner, request, values);
      } catch (error) {
        isBroken = isConnectionLost(errorFacts(error));
        throw error;
      } finally {
        await release(runner, isBroken);
      }
    },
    acquire: async () => borrowed(dataSource.createQueryRunner()),
  };
}

async function borrowed(runner: QueryRunner): Promise<PooledConnection> {
  await runner.connect();
  return {
    ...connectionOver(runner),
    release: (broken) => void release(runner, broken).catch(() => undefined),
  };
}

/** TypeORM itself would give a broken connection back as a good one. */
async function release(runner: QueryRunner, broken: boolean): Promise<void> {
  if (!broken) return runner.release();
  if (runner.releasePostgresConnection !== undefined) {
    return runner.releasePostgresConnection(new Error("the connection was lost"));
  }
  const connection = await runner.connect().catch(() => null);
  connection?.destroy?.();
}

function connectionOver(runner: QueryRunner): SqlConnection {
  return {
    run: (request, values) => send(runner, request, values),
    command: async (text) => {
      await runner.query(text, undefined, true);
      return null;
    },
  };
}

async function send(
  runner: QueryRunner,
  { text, answer }: SqlRequest,
  values: readonly SqlValue[],
): Promise<SqlResult> {
  const { raw, records, affected } = await runner.query(text, values.length > 0 ? values : undefined, true);
  if (answer === "rows") {
    const rows = listsOf(records);
    return { rows, affected: rows.length };
  }
  // Only MySQL's own answer is an object, and tells more than what TypeORM makes of it.
  const isHeader = typeof raw === "object" && !Array.isArray(raw);
  return isHeader ? toSqlResult(raw) : { rows: [], affected: affected ?? 0 };
}
