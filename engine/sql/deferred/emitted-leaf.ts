import type { Catalog } from "../../../ir/catalog.ts";
import type { EmittedStatement } from "../../../ir/physical/emitted-statement.ts";
import type { Answer, Sent } from "../../driver.ts";
import { type EncoderOf, type PreparedStatement, preparedStatement } from "../prepared-statement.ts";
import { rowChunks } from "../row-chunks.ts";
import { requestFailure } from "../run-request.ts";
import type { SqlResult } from "../sql-client.ts";
import type { BatchStatement } from "./batch-client.ts";
import type { BatchSession } from "./batch-session.ts";

type Values = readonly unknown[];

/** An emitted statement on a client whose one request runs several, all or none. */
export interface EmittedLeaf {
  /** What is sent, one statement after the other. */
  readonly text: string;
  /** Binds what is run before it; `null` where nothing is. */
  readonly before: ((values: Values) => BatchStatement) | null;
  readonly run: (session: BatchSession, values: Values, sent: Sent) => Answer | Promise<Answer>;
}

/** `charactersMax`: of values in one statement; more rows than that are inserted by several. */
export function emittedLeaf(
  { run, before, rows }: EmittedStatement,
  encoderOf: EncoderOf,
  catalog: Catalog,
  charactersMax: number,
): EmittedLeaf {
  const statement = preparedStatement(run, encoderOf, catalog);
  const first = before === null ? null : boundBy(preparedStatement(before, encoderOf, catalog));
  const { text } = statement.request;
  if (first === null && rows === null) return { text, before: null, run: statement.run };
  return {
    text: before === null ? text : `${before.statement.text}; ${text}`,
    before: first,
    run: (session, values, sent) => {
      const chunks = rows === null ? [values] : rowChunks(values, rows, charactersMax);
      if (first === null && chunks.length === 1) return statement.run(session, values, sent);
      return runAll(session, statement, first, chunks, sent);
    },
  };
}

function boundBy({ request, bind }: PreparedStatement): (values: Values) => BatchStatement {
  const { text } = request;
  return (values) => ({ text, values: bind(values) });
}

/**
 * The statement for each list of values, and before the first of them all that comes before any: in between, it
 * would remove what an earlier one has inserted.
 */
async function runAll(
  session: BatchSession,
  statement: PreparedStatement,
  first: ((values: Values) => BatchStatement) | null,
  chunks: readonly Values[],
  sent: Sent,
): Promise<Answer> {
  const before = first === null ? [] : chunks.map(first);
  const statements = [...before, ...chunks.map(boundBy(statement))];
  let results: readonly SqlResult[];
  try {
    results = await session.runAll(statements, sent);
  } catch (error) {
    throw requestFailure(session, error, statement.about);
  }
  const answers = results.slice(before.length).map((result) => statement.read(asAnswered(statement, result)));
  return {
    rows: answers.flatMap((answer) => answer.rows),
    count: answers.reduce((sum, { count }) => sum + count, 0),
  };
}

/** In such a request every statement gives rows. */
function asAnswered({ request }: PreparedStatement, { rows, affected }: SqlResult): SqlResult {
  return request.answer === "count" ? { rows: [], affected } : { rows, affected: rows.length };
}
