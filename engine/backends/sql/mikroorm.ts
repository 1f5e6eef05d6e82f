import type { DialectName } from "../../../emitters/sql/dialects/index.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import type { Driver } from "../../driver.ts";
import { engineOf } from "../../sql/engines/engine-of.ts";
import { hostEngines } from "../../sql/engines/host-engines.ts";
import { libsqlEngine } from "../../sql/engines/libsql.ts";
import type { SqlClient } from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { SqlEngine } from "../../sql/sql-engine.ts";
import { sqlFault } from "../../sql/sql-fault.ts";
import { requireShape } from "../require-shape.ts";
import { type Kysely, kyselyClient } from "./kysely-client.ts";
import { mikroormBackend } from "./mikroorm-backend.ts";
import { type MikroormConnection, type MikroormPlatform, mikroormPool } from "./mikroorm-connection.ts";
import { type MikroormConfiguration, mikroormPoolSize } from "./mikroorm-pool-size.ts";
import { checkedMysql } from "./mysql-behind-host.ts";
import { mysqlEngineBehind } from "./mysql2-core.ts";

interface MikroOrm {
  readonly config: MikroormConfiguration;
  readonly em: EntityManager & { fork(): EntityManager };
}

interface EntityManager {
  getPlatform(): MikroormPlatform;
  getConnection(type: "write"): MikroormConnection;
}

/** Since MikroORM 7, which runs on Kysely. */
interface KyselyEntityManager extends EntityManager {
  getKysely(options: { readonly type: "write" }): Kysely;
}

/** One of MikroORM's platforms. */
interface Platform {
  /** `null` where only the server can tell which database it is. */
  readonly engine: SqlEngine | null;
  /** All that is asked goes over one connection. */
  readonly isOne: boolean;
  readonly isMysql?: true;
  /** Of one name in both versions, but not of one client: that of version 6 tells no count of a statement. */
  readonly isKyselyOnly?: true;
}

const MYSQL = { kind: "mikroorm", tellsBothCounts: false };

const PLATFORMS: Readonly<Record<string, Platform>> = {
  PostgreSqlPlatform: { engine: hostEngines.postgres, isOne: false },
  MySqlPlatform: { engine: null, isOne: false, isMysql: true },
  MariaDbPlatform: { engine: hostEngines.mariadb, isOne: false, isMysql: true },
  SqlitePlatform: { engine: hostEngines.sqlite, isOne: true, isKyselyOnly: true },
  BetterSqlitePlatform: { engine: hostEngines.sqlite, isOne: true },
  LibSqlPlatform: { engine: libsqlEngine, isOne: true },
};

export async function createDriver(client: unknown): Promise<Driver> {
  const orm = requireShape<MikroOrm>(client, mikroormBackend);
  const { engine } = platformOf(orm);
  const page = await connectedClient(orm, engine ?? hostEngines.mysql);
  return createSqlDriver(page, engine ?? (await mysqlEngineBehind(page, hostEngines)));
}

export function createMikroormDriverOf(client: unknown, dialect: DialectName): Driver {
  const orm = requireShape<MikroOrm>(client, mikroormBackend);
  const known = platformOf(orm).engine;
  const engine = known?.dialect.name === dialect ? known : engineOf(hostEngines, dialect);
  return createSqlDriver(mikroormClient(orm, engine), engine);
}

function platformOf({ em }: MikroOrm): Platform {
  const platform = PLATFORMS[em.getPlatform().constructor.name];
  if (platform === undefined) {
    throw unsupported("MikroORM is supported over PostgreSQL, MySQL, MariaDB and SQLite");
  }
  if (platform.isKyselyOnly && !hasKysely(em)) {
    throw unsupported("MikroORM 6 is supported over better-sqlite3 and libSQL, not over sqlite3");
  }
  return platform;
}

function unsupported(message: string): OrmError {
  return new OrmError("UNSUPPORTED", message, { backendKind: "mikroorm", path: "client" });
}

/** MikroORM connects with the first statement; to connect it by hand would replace a connection it has. */
async function connectedClient(orm: MikroOrm, engine: SqlEngine): Promise<SqlClient> {
  const { dialect, errorFacts } = engine;
  try {
    await orm.em.fork().getConnection("write").execute("select 1", [], "all", undefined);
    return mikroormClient(orm, engine);
  } catch (error) {
    throw sqlFault({ kind: "mikroorm", dialect: dialect.name, errorFacts }, error, null);
  }
}

function mikroormClient(orm: MikroOrm, engine: SqlEngine): SqlClient {
  const { isOne, isMysql } = platformOf(orm);
  // A fork is in no transaction; the entity manager itself is in that of the call around it.
  const em = orm.em.fork();
  const shown = { kind: "mikroorm", remote: !isOne, given: orm };
  const connectionsMax = isOne ? 1 : mikroormPoolSize(orm.config);
  if (hasKysely(em)) {
    const { handle, access, errorFacts } = kyselyClient(kyselyOf(em), engine);
    if (access.kind === "connection") return { ...shown, handle, access, errorFacts };
    return {
      ...shown,
      handle,
      access: { kind: "pool", pool: { ...access.pool, connectionsMax } },
      errorFacts,
    };
  }
  const connection = em.getConnection("write");
  const platform = orm.em.getPlatform();
  const pool = mikroormPool({ connection, platform, connectionsMax, isAlwaysSerializable: isOne });
  const access = {
    kind: "pool",
    pool: isMysql ? checkedMysql(pool, MYSQL, engine.errorFacts) : pool,
  } as const;
  return { ...shown, handle: connection, access, errorFacts: engine.errorFacts };
}

function hasKysely(em: EntityManager): em is KyselyEntityManager {
  return "getKysely" in em && typeof em.getKysely === "function";
}

function kyselyOf(em: KyselyEntityManager): Kysely {
  try {
    return em.getKysely({ type: "write" });
  } catch (cause) {
    throw new OrmError("INVALID_QUERY", "MikroORM is not connected to the database yet", {
      backendKind: "mikroorm",
      path: "client",
      cause,
    });
  }
}
