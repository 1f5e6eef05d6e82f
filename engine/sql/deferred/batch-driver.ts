import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Driver, Leaf, PreparedLeaf } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { type ChunkContext, chunkedInsert } from "../chunked-insert.ts";
import { sqlLeaf } from "../emit-leaf.ts";
import type { StatementContext } from "../prepare-statement.ts";
import { pushTables } from "../push-tables.ts";
import { rowCodec } from "../row-codec.ts";
import type { SqlEngine } from "../sql-engine.ts";
import { sqlSession } from "../sql-session.ts";
import type { BatchClient } from "./batch-client.ts";
import { BatchSession } from "./batch-session.ts";
import { DeferredSession } from "./deferred-session.ts";
import { beginDeferred } from "./deferred-transaction.ts";
import { emitForBatch } from "./emit-for-batch.ts";
import { emittedLeaf } from "./emitted-leaf.ts";
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
  const codec = rowCodec(dialect.codecs, dialect.json.lists.layout);
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
): Pick<PreparedLeaf, "text" | "run" | "emitted"> {
  const pushed = sqlLeaf(leaf);
  const { dialect, charactersMax } = context;
  const emitted = emitForBatch(dialect, pushed, catalog);
  const { text, before, run } = emittedLeaf(emitted, dialect.encoderOf, catalog, charactersMax);
  let deferred: RunDeferred | null = null;
  const runHeld: PreparedLeaf["run"] = (session, values, sent) => {
    if (!(session instanceof DeferredSession)) throw new TypeError("a session without batches");
    // No read sees what it removes, so none has to wait for it.
    if (before !== null) session.hold({ ...before(values), about: null });
    deferred ??= prepareDeferred(context, pushed, catalog);
    return deferred(session, values, sent);
  };
  const inTransaction = emitted.rows === null ? runHeld : chunkedInsert(context, emitted.rows, runHeld);
  return {
    text,
    emitted,
    run: (session, values, sent) =>
      session instanceof BatchSession ? run(session, values, sent) : inTransaction(session, values, sent),
  };
}
