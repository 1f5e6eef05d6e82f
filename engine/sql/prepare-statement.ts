import type { Dialect } from "../../emitters/sql/dialect.ts";
import { emitStatement } from "../../emitters/sql/index.ts";
import type { SqlValue } from "../../emitters/sql/sql-codec.ts";
import type { SqlStatement } from "../../emitters/sql/sql-statement.ts";
import { type Catalog, modelOf } from "../../ir/catalog.ts";
import type { PushedQuery } from "../../ir/physical/pushed-query.ts";
import type { PushedWrite } from "../../ir/physical/pushed-write.ts";
import type { Answer, Leaf, Sent, Session } from "../driver.ts";
import { listsInStatement, withLists } from "./column-lists.ts";
import { runRequest } from "./run-request.ts";
import type { SqlRequest, SqlResult } from "./sql-client.ts";
import type { SqlFaultContext } from "./sql-fault-context.ts";
import { statementName } from "./statement-names.ts";
import { upsertedRow } from "./upserted-row.ts";

export interface StatementContext {
  readonly dialect: Dialect;
  readonly isNamed: boolean;
  /** What the statement is part of, where it is not all of it. */
  readonly operation?: string;
}

export type SqlLeaf = PushedQuery | PushedWrite;

/** A leaf as one statement, emitted once, and for each run bound, sent and read. */
export interface PreparedStatement {
  readonly request: SqlRequest;
  readonly about: SqlFaultContext;
  readonly bind: (values: readonly unknown[]) => SqlValue[];
  readonly read: (result: SqlResult) => Answer;
  readonly run: (session: Session, values: readonly unknown[], sent: Sent) => Answer | Promise<Answer>;
}

export function sqlLeaf(leaf: Leaf): SqlLeaf {
  if (leaf.kind === "pushedQuery" || leaf.kind === "pushedWrite") return leaf;
  throw new TypeError(`a SQL driver does not run ${leaf.kind}`);
}

/** `suffix` is what the dialect says behind a query that the emitter knows nothing of. */
export function prepareStatement(
  context: StatementContext,
  leaf: SqlLeaf,
  catalog: Catalog,
  suffix = "",
): PreparedStatement {
  const { dialect, isNamed } = context;
  const statement = emitStatement(leaf, catalog, dialect);
  const text = statement.text + suffix;
  const request: SqlRequest = Object.freeze({
    text,
    name: isNamed ? statementName(text) : null,
    answer: leaf.kind === "pushedWrite" && leaf.columns === null ? "count" : "rows",
  });
  const { operation, ...subject } = subjectOf(leaf);
  const about: SqlFaultContext = { catalog, ...subject, operation: context.operation ?? operation };
  const bind = withLists(listsInStatement(dialect, leaf, catalog), binder(statement, dialect));
  const read = readerOf(leaf, catalog);
  return {
    request,
    about,
    bind,
    read,
    run: (session, values, sent) => runRequest(session, request, bind(values), sent, about, read),
  };
}

/** The values of one run, encoded and in the order of the placeholders. */
function binder(
  { bindings, parameters }: SqlStatement,
  dialect: Dialect,
): (values: readonly unknown[]) => SqlValue[] {
  const slots = bindings.map((binding) => binding.slot);
  const encoders = bindings.map((binding) => dialect.encoderOf(binding.form));
  return (values) => {
    const bound: SqlValue[] = [];
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at];
      const encode = encoders[at];
      if (slot !== undefined && encode !== undefined) bound.push(encode(values[slot]));
    }
    return parameters === "each" ? bound : [JSON.stringify(bound)];
  };
}

function readerOf(leaf: SqlLeaf, catalog: Catalog): (result: SqlResult) => Answer {
  if (leaf.kind === "pushedWrite") {
    if (leaf.write.kind === "upsert") {
      const upsert = leaf.write;
      const model = modelOf(catalog, upsert.model);
      return (result) => returnedRows(upsertedRow(model, upsert, result));
    }
    return leaf.columns === null ? affectedRows : returnedRows;
  }
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

export function subjectOf(leaf: SqlLeaf): Omit<SqlFaultContext, "catalog"> {
  if (leaf.kind === "pushedWrite") {
    const { write } = leaf;
    const changes = "changes" in write ? write.changes : [];
    return {
      model: write.model,
      operation: write.kind,
      changed: changes.map(({ field }) => field),
      computed: changes.filter(({ op }) => op !== "set").map(({ field }) => field),
    };
  }
  return { model: modelRead(leaf), operation: leaf.query.kind === "count" ? "count" : "find" };
}

function modelRead(leaf: PushedQuery): string {
  let node = leaf.query.input;
  while ("input" in node) node = node.input;
  return node.model;
}
