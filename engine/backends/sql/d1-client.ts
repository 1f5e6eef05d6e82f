import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { BatchClient } from "../../sql/deferred/batch-client.ts";
import { errorMessage } from "../../sql/error-property.ts";
import type { SqlRequest, SqlResult } from "../../sql/sql-client.ts";
import type { SqlErrorFacts } from "../../sql/sql-error-facts.ts";
import { sqliteErrorFacts } from "../../sql/sqlite-error-facts.ts";
import { requireShape } from "../require-shape.ts";
import { d1Backend } from "./d1-backend.ts";

interface D1Database {
  prepare(text: string): D1Statement;
  batch(statements: readonly D1Statement[]): Promise<readonly D1Result[]>;
}

interface D1Result {
  readonly results: readonly object[];
  readonly meta: { readonly changes: number };
}

interface D1Statement {
  bind(...values: readonly SqlValue[]): D1Statement;
  raw(): Promise<readonly (readonly unknown[])[]>;
  run(): Promise<{ readonly meta: { readonly changes: number } }>;
}

const NO_ROWS: readonly (readonly unknown[])[] = [];
/** The database answered; without this the answer was lost, or the request on its way. */
const ANSWERED = /SQLITE_|constraint failed|no such|malformed JSON|integer overflow|too many SQL variables/;

export function d1Client(client: unknown): BatchClient {
  const db = requireShape<D1Database>(client, d1Backend);
  return {
    kind: "d1",
    handle: db,
    run: (request, values) => run(db, request, values),
    batch: async (statements) => {
      const answers = await db.batch(statements.map(({ text, values }) => db.prepare(text).bind(...values)));
      return answers.map(({ results, meta }) => ({ rows: results.map(cellsOf), affected: meta.changes }));
    },
    errorFacts: d1ErrorFacts,
  };
}

/** The names of the columns are the statement's own, no two of them the same. */
function cellsOf(record: object): readonly unknown[] {
  return Object.values(record);
}

async function run(db: D1Database, request: SqlRequest, values: readonly SqlValue[]): Promise<SqlResult> {
  const statement = db.prepare(request.text).bind(...values);
  if (request.answer === "count") {
    const { meta } = await statement.run();
    return { rows: NO_ROWS, affected: meta.changes };
  }
  const rows = await statement.raw();
  return { rows, affected: rows.length };
}

function d1ErrorFacts(error: unknown): SqlErrorFacts {
  if (ANSWERED.test(errorMessage(error))) return sqliteErrorFacts(error);
  return { code: "CONNECTION_LOST", effect: "unknown" };
}
