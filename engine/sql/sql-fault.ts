import { OrmError, type OrmErrorCode, type OrmErrorMeta } from "../../ir/orm-error.ts";
import type { SqlErrorFacts } from "./sql-error-facts.ts";
import type { SqlFaultContext } from "./sql-fault-context.ts";
import { violatedKey } from "./violated-key.ts";

/** Whose errors are to be told. */
export interface SqlFaultSource {
  readonly kind: string;
  readonly dialect: string;
  readonly errorFacts: (error: unknown) => SqlErrorFacts;
}

/** The client's error as the one that every backend gives for the same mistake; `place` says where it is no call's. */
export function sqlFault(
  source: SqlFaultSource,
  error: unknown,
  context: SqlFaultContext | null,
  place = context === null ? "the transaction" : `${context.operation} ${context.model}`,
): OrmError {
  if (error instanceof OrmError) return error;
  const facts = source.errorFacts(error);
  const meta = faultMeta(facts, context);
  const about = meta.target === undefined ? "" : ` (${meta.target.join(", ")})`;
  return new OrmError(facts.code, `${place}: ${facts.unreached ? UNREACHED : REASONS[facts.code]}${about}`, {
    backendKind: source.kind,
    dialect: source.dialect,
    retryable: facts.retryable ?? (isLostRead(facts, context) || undefined),
    meta,
    cause: error,
  });
}

/** It changed nothing, so it may be made again; a write that got no answer may have been made. */
function isLostRead({ code }: SqlErrorFacts, context: SqlFaultContext | null): boolean {
  return code === "CONNECTION_LOST" && (context?.operation === "find" || context?.operation === "count");
}

/** Only what is known: an absent entry and one that is undefined are not the same. */
function faultMeta(facts: SqlErrorFacts, context: SqlFaultContext | null): OrmErrorMeta {
  const meta: Record<string, unknown> = {};
  if (facts.originalCode !== undefined) meta.originalCode = facts.originalCode;
  if (facts.constraint !== undefined) meta.constraint = facts.constraint;
  if (context === null) return meta;
  const violated = violatedKey(context.catalog, context, facts);
  meta.model = violated.model;
  meta.operation = context.operation;
  if (violated.fields !== null) meta.target = violated.fields;
  return meta;
}

const UNREACHED = "the database cannot be reached";

const REASONS: Readonly<Record<OrmErrorCode, string>> = {
  INVALID_SCHEMA: "the schema is not valid",
  INVALID_QUERY: "the call is not valid",
  UNSUPPORTED: "the database does not support it",
  UNIQUE_CONSTRAINT_VIOLATION: "the values of a unique key are taken",
  FOREIGN_KEY_VIOLATION: "a reference would be without its target",
  NOT_NULL_VIOLATION: "a required value is missing",
  CHECK_VIOLATION: "a value is outside what the column holds",
  MISSING_TABLE: "the database has no such table",
  MISSING_COLUMN: "the database has no such column",
  MISSING_SCHEMA: "the database has no such schema",
  TRANSACTION_CONFLICT: "another transaction changed the same rows",
  DEADLOCK: "the database ended a deadlock by refusing this transaction",
  TIMEOUT: "the database did not finish in time",
  ABORTED: "the database refused the statement",
  CONNECTION_LOST: "the connection to the database is lost",
  COMMIT_OUTCOME_UNKNOWN: "the connection was lost before the commit was confirmed",
  DECODE_FAILED: "the database returned a value that the field cannot hold",
};
