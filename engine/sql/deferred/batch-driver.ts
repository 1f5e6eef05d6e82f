import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import { clearedRows } from "../../../emitters/sql/cleared-rows.ts";
import { type Catalog, modelOf } from "../../../ir/catalog.ts";
import { pushedWrite } from "../../../ir/physical/pushed-write.ts";
import type { Driver, Leaf, PreparedLeaf } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { type ChunkContext, chunkedInsert } from "../chunked-insert.ts";
import { withLists } from "../column-lists.ts";
import { prepareStatement, type SqlLeaf, type StatementContext, sqlLeaf } from "../prepare-statement.ts";
import { pushTables } from "../push-tables.ts";
import { rowCodec } from "../row-codec.ts";
import { runRequest } from "../run-request.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { sqlSession } from "../sql-session.ts";
import type { BatchClient, BatchStatement, ClearingRequest } from "./batch-client.ts";
import { BatchSession } from "./batch-session.ts";
import { DeferredSession } from "./deferred-session.ts";
import { beginDeferred } from "./deferred-transaction.ts";
import { prepareDeferred, type RunDeferred } from "./prepare-deferred.ts";

/** The driver of a SQL database that commits several statements in one request only. */
export function createBatchDriver(client: BatchClient, engine: SqlEngine): Driver {
  const { dialect, capabilities } = engine;
  const source = { kind: client.kind, dialect: dialect.name, errorFacts: client.errorFacts };
  const root = new BatchSession(client, source);
  const context: BatchContext = {
    dialect,
    isNamed: false,
    charactersMax: engine.charactersMax,
    beginForCall: (session) => beginDeferred(sqlSession(session)),
    beginStatements: () => [],
  };
  const codec = rowCodec(dialect);
  return frozenDriver({
    kind: client.kind,
    dialect: dialect.name,
    capabilities,
    planning: statementPlanning,
    client: client.given ?? client.handle,
    session: root,
    prepare: (leaf, catalog) => Object.freeze({ codec, ...prepareBoth(context, leaf, catalog) }),
    begin: (_options, outer) => beginDeferred(outer === null ? root : sqlSession(outer)),
    push: (catalog) => pushTables(root, beginDeferred, engine, catalog),
  });
}

type BatchContext = StatementContext & ChunkContext;

/** A leaf as it runs by itself, and, once it is needed, as it runs inside a transaction. */
function prepareBoth(
  context: BatchContext,
  leaf: Leaf,
  catalog: Catalog,
): Pick<PreparedLeaf, "text" | "run"> {
  const pushed = sqlLeaf(leaf);
  const statement = prepareStatement(context, pushed, catalog);
  const first = prepareClearing(context, pushed, catalog);
  let deferred: RunDeferred | null = null;
  const run: PreparedLeaf["run"] = (session, values, sent) => {
    const before = first === null ? null : first.bind(values);
    if (!(session instanceof DeferredSession)) {
      if (before === null) return statement.run(session, values, sent);
      const request: ClearingRequest = { ...statement.request, before };
      return runRequest(session, request, statement.bind(values), sent, statement.about, statement.read);
    }
    // No read sees what it removes, so none has to wait for it.
    if (before !== null) session.hold({ ...before, about: null });
    deferred ??= prepareDeferred(context, pushed, catalog);
    return deferred(session, values, sent);
  };
  const isMany =
    pushed.kind === "pushedWrite" && pushed.write.kind === "insert" && pushed.write.rows === "many";
  return {
    text: first === null ? statement.request.text : `${first.text}; ${statement.request.text}`,
    run: isMany ? chunkedInsert(context, pushed.write.slot, run) : run,
  };
}

interface PreparedClearing {
  readonly text: string;
  readonly bind: (values: readonly unknown[]) => BatchStatement;
}

/** The delete of the rows that have ended and hold a unique key which the leaf takes. */
function prepareClearing(context: BatchContext, leaf: SqlLeaf, catalog: Catalog): PreparedClearing | null {
  if (leaf.kind === "pushedQuery") return null;
  const cleared = clearedRows(leaf.write, modelOf(catalog, leaf.write.model));
  if (cleared === null) return null;
  const { request, bind } = prepareStatement(context, pushedWrite(cleared.rows, null), catalog);
  const { text } = request;
  return { text, bind: withLists(cleared.lists, (values) => ({ text, values: bind(values) })) };
}
