import { postgres } from "../../../emitters/sql/dialects/postgres.ts";
import { postgresErrorFacts } from "../postgres-error-facts.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { beginPostgres } from "../transaction-statements.ts";
import { postgresInspection } from "./postgres-inspection.ts";
import { sqlCapabilities } from "./sql-capabilities.ts";

export const postgresEngine: SqlEngine = Object.freeze({
  dialect: postgres,
  capabilities: Object.freeze({
    ...sqlCapabilities,
    isolationLevels: Object.freeze([
      "read uncommitted",
      "read committed",
      "repeatable read",
      "serializable",
    ] as const),
  }),
  begin: beginPostgres,
  errorFacts: postgresErrorFacts,
  inspection: postgresInspection,
  prepareReturning: null,
  charactersMax: Number.POSITIVE_INFINITY,
  namedStatements: true,
});
