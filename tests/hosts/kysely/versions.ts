import type Database from "better-sqlite3";
import {
  CamelCasePlugin,
  DeduplicateJoinsPlugin,
  Kysely,
  MysqlDialect,
  ParseJSONResultsPlugin,
  PostgresDialect,
  SqliteDialect,
} from "kysely";
import {
  CamelCasePlugin as CamelCasePlugin29,
  DeduplicateJoinsPlugin as DeduplicateJoinsPlugin29,
  Kysely as Kysely29,
  MysqlDialect as MysqlDialect29,
  ParseJSONResultsPlugin as ParseJSONResultsPlugin29,
  PostgresDialect as PostgresDialect29,
  SqliteDialect as SqliteDialect29,
} from "kysely29";
import type mysql from "mysql2";
import type pg from "pg";

export interface KyselyInstance {
  transaction(): { execute(body: (transaction: object) => Promise<void>): Promise<void> };
  destroy(): Promise<void>;
}

/** One version of Kysely over each raw client. */
export interface KyselyVersion {
  readonly name: string;
  readonly onPostgres: (pool: pg.Pool) => KyselyInstance;
  readonly onMysql: (pool: mysql.Pool) => KyselyInstance;
  readonly onSqlite: (database: Database.Database) => KyselyInstance;
  /** With plugins that rename columns, parse results and rewrite statements. */
  readonly pluggedOnPostgres: (pool: pg.Pool) => KyselyInstance;
}

export const kysely28: KyselyVersion = {
  name: "Kysely 0.28",
  onPostgres: (pool) => new Kysely<object>({ dialect: new PostgresDialect({ pool }) }),
  onMysql: (pool) => new Kysely<object>({ dialect: new MysqlDialect({ pool }) }),
  onSqlite: (database) => new Kysely<object>({ dialect: new SqliteDialect({ database }) }),
  pluggedOnPostgres: (pool) =>
    new Kysely<object>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin(), new ParseJSONResultsPlugin(), new DeduplicateJoinsPlugin()],
    }),
};

export const kysely29: KyselyVersion = {
  name: "Kysely 0.29",
  onPostgres: (pool) => new Kysely29<object>({ dialect: new PostgresDialect29({ pool }) }),
  onMysql: (pool) => new Kysely29<object>({ dialect: new MysqlDialect29({ pool }) }),
  onSqlite: (database) => new Kysely29<object>({ dialect: new SqliteDialect29({ database }) }),
  pluggedOnPostgres: (pool) =>
    new Kysely29<object>({
      dialect: new PostgresDialect29({ pool }),
      plugins: [new CamelCasePlugin29(), new ParseJSONResultsPlugin29(), new DeduplicateJoinsPlugin29()],
    }),
};

export const kyselyVersions: readonly KyselyVersion[] = [kysely28, kysely29];
