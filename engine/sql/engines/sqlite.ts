import { sqlite } from "../../../emitters/sql/dialects/sqlite.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { sqliteErrorFacts } from "../sqlite-error-facts.ts";
import { beginSqlite } from "../transaction-statements.ts";
import { sqliteCapabilities } from "./sqlite-capabilities.ts";
import { sqliteInspection } from "./sqlite-inspection.ts";

export const sqliteEngine: SqlEngine = Object.freeze({
  dialect: sqlite,
  capabilities: sqliteCapabilities,
  begin: beginSqlite,
  errorFacts: sqliteErrorFacts,
  inspection: sqliteInspection,
  prepareReturning: null,
  charactersMax: Number.POSITIVE_INFINITY,
  namedStatements: false,
});
