import type { SqlEngine } from "../sql-engine.ts";
import { sqliteEngineOf } from "./sqlite-of-version.ts";

/** What its client has, which a remote database cannot be asked before the first call. */
export const libsqlEngine: SqlEngine = sqliteEngineOf("3.45.1");
