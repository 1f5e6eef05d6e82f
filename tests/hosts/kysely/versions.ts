import type Database from "better-sqlite3";
import { Kysely, MysqlDialect, PostgresDialect, SqliteDialect } from "kysely";
import {
  Kysely as Kysely29,
  MysqlDialect as MysqlDialect29,
  PostgresDialect as PostgresDialect29,
  SqliteDialect as SqliteDialect29,
} from "kysely29";
import type mysql from "mysql2";
import type pg from "pg";

export interface KyselyInstance {
  destroy(): Promise<void>;
}

/** One version of Kysely over each raw client. */
export interface KyselyVersion {
  readonly name: string;
  readonly onPostgres: (pool: pg.Pool) => KyselyInstance;
  readonly onMysql: (pool: mysql.Pool) => KyselyInstance;
  readonly onSqlite: (database: Database.Database) => KyselyInstance;
}

const kysely28: KyselyVersion = {
  name: "Kysely 0.28",
  onPostgres: (pool) => new Kysely<object>({ dialect: new PostgresDialect({ pool }) }),
  onMysql: (pool) => new Kysely<object>({ dialect: new MysqlDialect({ pool }) }),
  onSqlite: (database) => new Kysely<object>({ dialect: new SqliteDialect({ database }) }),
};

const kysely29: KyselyVersion = {
  name: "Kysely 0.29",
  onPostgres: (pool) => new Kysely29<object>({ dialect: new PostgresDialect29({ pool }) }),
  onMysql: (pool) => new Kysely29<object>({ dialect: new MysqlDialect29({ pool }) }),
  onSqlite: (database) => new Kysely29<object>({ dialect: new SqliteDialect29({ database }) }),
};

export const kyselyVersions: readonly KyselyVersion[] = [kysely28, kysely29];
