import type { Driver } from "../../driver.ts";
import { isObject } from "../match.ts";
import { createDriver as createBetterSqlite3Driver } from "./better-sqlite3.ts";
import { betterSqlite3Backend } from "./better-sqlite3-backend.ts";
import { createDriver as createNodeSqliteDriver } from "./node-sqlite.ts";
import { nodeSqliteBackend } from "./node-sqlite-backend.ts";
import { createDriver as createSqlJsDriver } from "./sql-js.ts";

/** For a database handle of sql.js, better-sqlite3 or `node:sqlite`. */
export function createSqliteDriver(db: unknown): Driver {
  if (isObject(db) && betterSqlite3Backend.matches(db) === true) return createBetterSqlite3Driver(db);
  if (isObject(db) && nodeSqliteBackend.matches(db) === true) return createNodeSqliteDriver(db);
  return createSqlJsDriver(db);
}
