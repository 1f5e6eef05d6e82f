import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Driver, Leaf, PreparedLeaf, Session } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { type ChunkContext, chunkedInsert } from "../chunked-insert.ts";
import { sqlLeaf } from "../emit-leaf.ts";
import type { StatementContext } from "../prepare-statement.ts";
import { pushTables } from "../push-tables.ts";
import { rowChunks } from "../row-chunks.ts";
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
    deferred ??= prepareDeferred(context, pushed, catalog);
    return deferred(heldBack(session), values, sent);
  };
  const { rows } = emitted;
  const runRows = rows === null ? runHeld : chunkedInsert(context, rows, runHeld);
  const inTransaction: PreparedLeaf["run"] = (session, values, sent) => {
    if (before !== null) {
      // No read sees what it removes, so none has to wait for it.
      const chunks = rows === null ? [values] : rowChunks(values, rows, charactersMax);
      for (const chunk of chunks) heldBack(session).hold({ ...before(chunk), about: null });
    }
    return runRows(session, values, sent);
  };
  return {
    text,
    emitted,
    run: (session, values, sent) =>
      session instanceof BatchSession ? run(session, values, sent) : inTransaction(session, values, sent),
  };
}

function heldBack(session: Session): DeferredSession {
  if (session instanceof DeferredSession) return session;
  throw new TypeError("a session without batches");
}
