import { statementPlanning } from "../../compiler/plan/statement-planning.ts";
import type { Driver, Session } from "../driver.ts";
import { frozenDriver } from "../frozen-driver.ts";
import { laneOf } from "../lane.ts";
import { ConnectionSession } from "./connection-session.ts";
import { PoolSession } from "./pool-session.ts";
import { prepareByStorage } from "./prepare-by-storage.ts";
import { type LeafContext, prepareLeaf } from "./prepare-leaf.ts";
import { pushTables } from "./push-tables.ts";
import { rowCodec } from "./row-codec.ts";
import type { SqlClient, SqlConnection } from "./sql-client.ts";
import type { SqlEngine } from "./sql-engine.ts";
import type { SqlFaultSource } from "./sql-fault.ts";
import { type SqlSession, sqlSession } from "./sql-session.ts";
import { beginSqlTransaction } from "./sql-transaction.ts";
import { type TextColumns, textColumnsOf } from "./text-columns.ts";
import { controlByStatements } from "./transaction-statements.ts";

export interface SqlDriverOptions {
  readonly preparedStatements?: boolean | undefined;
}

/** The driver of a SQL database from the page of its client and the facts of its dialect. */
export function createSqlDriver(
  client: SqlClient,
  engine: SqlEngine,
  options: SqlDriverOptions = {},
): Driver {
  const { dialect } = engine;
  const capabilities = Object.freeze({ ...engine.capabilities, cancellation: client.cancels === true });
  const source = { kind: client.kind, dialect: dialect.name, errorFacts: client.errorFacts };
  const root = rootSession(client, engine, source);
  const columns = textColumnsOf(client.handle, engine);
  const isNamed = engine.namedStatements && options.preparedStatements !== false;
  const context: LeafContext = {
    dialect,
    isNamed,
    codec: rowCodec(dialect.codecs, dialect.json.lists.layout),
    capabilities,
    prepareReturning: engine.prepareReturning,
    charactersMax: engine.charactersMax,
    beginForCall: (session, level) => beginSqlTransaction(sqlSession(session), level),
    beginStatements: client.begin ?? engine.begin,
  };
  return frozenDriver({
    kind: client.kind,
    dialect: dialect.name,
    capabilities,
    planning: statementPlanning,
    remote: client.remote === true,
    client: client.given ?? client.handle,
    session: root,
    prepare: prepareIn(context, columns),
    begin: ({ isolationLevel, interruption }, outer) =>
      beginSqlTransaction(sessionOf(outer, root), isolationLevel, interruption),
    push: async (catalog) => {
      await pushTables(root, beginSqlTransaction, engine, catalog);
      await columns?.learnAgain(root, catalog);
    },
  });
}

function prepareIn(context: LeafContext, columns: TextColumns | null): Driver["prepare"] {
  if (columns === null) return (leaf, catalog) => prepareLeaf(context, leaf, catalog);
  return (leaf, catalog) =>
    prepareByStorage(columns, context.dialect, catalog, (dialect) =>
      prepareLeaf({ ...context, dialect }, leaf, catalog),
    );
}

function sessionOf(outer: Session | null, root: SqlSession): SqlSession {
  return outer === null ? root : sqlSession(outer);
}

function rootSession(client: SqlClient, engine: SqlEngine, source: SqlFaultSource): SqlSession {
  const { access, handle } = client;
  const controlOf = (connection: SqlConnection) =>
    connection.control ?? controlByStatements(connection, client.begin ?? engine.begin);
  if (access.kind === "pool") return new PoolSession({ pool: access.pool, handle, source, controlOf });
  const { connection } = access;
  const lane = laneOf(handle);
  return new ConnectionSession({
    connection,
    control: controlOf(connection),
    source,
    handle,
    lane,
    depth: 0,
  });
}
