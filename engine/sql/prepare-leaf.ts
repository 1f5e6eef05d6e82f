import type { Dialect } from "../../emitters/sql/dialect.ts";
import { emitStatement } from "../../emitters/sql/index.ts";
import type { Catalog } from "../../ir/catalog.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { Answer, Leaf, PreparedLeaf, RowCodec, Sent, Session } from "../driver.ts";
import { recordFailure } from "../transaction-failure.ts";
import { prepareBindings } from "./prepare-statement.ts";
import type { SqlRequest, SqlResult } from "./sql-client.ts";
import { type SqlFaultContext, type SqlFaultSource, sqlFault } from "./sql-fault.ts";
import { sqlSession } from "./sql-session.ts";
import { statementName } from "./statement-names.ts";

export interface LeafContext {
  readonly dialect: Dialect;
  readonly source: SqlFaultSource;
  readonly isNamed: boolean;
  readonly codec: RowCodec;
}

export type SqlLeaf = PushedQuery | PushedWrite;

/** The leaf as one statement: emitted once, and for each run bound, sent and read. */
export function prepareLeaf(context: LeafContext, leaf: Leaf, catalog: Catalog): PreparedLeaf {
  const pushed = sqlLeaf(leaf);
  const statement = emitStatement(pushed, catalog, context.dialect);
  const bind = prepareBindings(statement, context.dialect);
  const request = requestOf(pushed, statement.text, context.isNamed);
  const toAnswer = readerOf(pushed);
  const about = { catalog, ...subjectOf(pushed) };
  const failed = (session: Session, error: unknown) => failure(context.source, session, error, about);
  const run = (session: Session, values: readonly unknown[], sent: Sent): Answer | Promise<Answer> => {
    const bound = bind(values);
    let result: SqlResult | Promise<SqlResult>;
    try {
      result = sqlSession(session).run(request, bound, sent);
    } catch (error) {
      throw failed(session, error);
    }
    if (!(result instanceof Promise)) return toAnswer(result);
    return result.then(toAnswer, (error) => {
      throw failed(session, error);
    });
  };
  return Object.freeze({ text: statement.text, codec: context.codec, run });
}

function sqlLeaf(leaf: Leaf): SqlLeaf {
  if (leaf.kind === "pushedQuery" || leaf.kind === "pushedWrite") return leaf;
  throw new TypeError(`a SQL driver does not run ${leaf.kind}`);
}

function requestOf(leaf: SqlLeaf, text: string, isNamed: boolean): SqlRequest {
  const answer = leaf.kind === "pushedWrite" && leaf.columns === null ? "count" : "rows";
  return Object.freeze({ text, name: isNamed ? statementName(text) : null, answer });
}

function readerOf(leaf: SqlLeaf): (result: SqlResult) => Answer {
  if (leaf.kind === "pushedWrite") return leaf.columns === null ? affectedRows : returnedRows;
  return leaf.query.kind === "count" ? countedRows : returnedRows;
}

function affectedRows(result: SqlResult): Answer {
  return { rows: result.rows, count: result.affected };
}

function returnedRows(result: SqlResult): Answer {
  return { rows: result.rows, count: result.rows.length };
}

/** A client may return the count as a number, a bigint or text. */
function countedRows(result: SqlResult): Answer {
  return { rows: [], count: Number(result.rows[0]?.[0]) };
}

function subjectOf(leaf: SqlLeaf): Pick<SqlFaultContext, "model" | "operation"> {
  if (leaf.kind === "pushedWrite") return { model: leaf.write.model, operation: leaf.write.kind };
  return { model: modelRead(leaf), operation: leaf.query.kind === "count" ? "count" : "find" };
}

function modelRead(leaf: PushedQuery): string {
  let node = leaf.query.input;
  while ("input" in node) node = node.input;
  return node.model;
}

function failure(source: SqlFaultSource, session: Session, error: unknown, about: SqlFaultContext): unknown {
  const fault = sqlFault(source, error, about);
  recordFailure(session, fault);
  return fault;
}
