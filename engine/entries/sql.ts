export { createMysqlDriver, type MysqlDriverOptions } from "../backends/sql/create-mysql-driver.ts";
export { createSqlDriverFromAdapter } from "../backends/sql/create-sql-driver-from-adapter.ts";
export { createSqliteDriver } from "../backends/sql/create-sqlite-driver.ts";
export { createDriver as createPgClientDriver } from "../backends/sql/pg-client.ts";
export type { PgDriverOptions } from "../backends/sql/pg-connection.ts";
export { createDriver as createPgPoolDriver } from "../backends/sql/pg-pool.ts";
export type { SqlAdapter, SqlAdapterQueries, SqlAdapterResult } from "../backends/sql/sql-adapter.ts";
