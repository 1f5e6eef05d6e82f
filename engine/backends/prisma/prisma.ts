import { statementPlanning } from "../../../compiler/plan/statement-planning.ts";
import type { PrismaSchema } from "../../../emitters/prisma/schema/prisma-schema.ts";
import { readPrismaSchema } from "../../../emitters/prisma/schema/read-prisma-schema.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Driver, Session, Transaction } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { laneOf } from "../../lane.ts";
import { ConnectionSession } from "../../sql/connection-session.ts";
import { PoolSession } from "../../sql/pool-session.ts";
import { type BeginSetUp, pushTables } from "../../sql/push-tables.ts";
import { rowCodec } from "../../sql/row-codec.ts";
import type { SqlFaultSource } from "../../sql/sql-fault.ts";
import { type SqlSession, sqlSession } from "../../sql/sql-session.ts";
import { beginSqlTransaction } from "../../sql/sql-transaction.ts";
import { controlByStatements } from "../../sql/transaction-statements.ts";
import type { BackendOptions } from "../backend.ts";
import { requireShape } from "../require-shape.ts";
import { prismaBackend } from "./prisma-backend.ts";
import { factsOf, type PrismaClient } from "./prisma-client.ts";
import { prismaConnection, prismaPooledConnection, runOn } from "./prisma-connection.ts";
import { mappingFor, type PrismaDatabase, prismaDatabase } from "./prisma-database.ts";
import { prismaErrorFacts } from "./prisma-error-facts.ts";
import { extensionsOf, type PrismaExtensions } from "./prisma-extensions.ts";
import { type PrismaLeafContext, preparePrismaLeaf } from "./prisma-leaf.ts";

export type PrismaDriverOptions = Pick<BackendOptions, "models">;

/** A driver over a PrismaClient; nothing is sent before the first call. */
export function createDriver(client: unknown, options: PrismaDriverOptions = {}): Driver {
  const prisma = requireShape<PrismaClient>(client, prismaBackend);
  const facts = factsOf(prisma);
  const schema = readPrismaSchema(facts.schema);
  const database = withReferencesOf(schema, prismaDatabase(facts));
  const source: SqlFaultSource = {
    kind: "prisma",
    dialect: database.engine.dialect.name,
    errorFacts: prismaErrorFacts(database.engine.errorFacts),
  };
  const root = rootSession(prisma, database, source);
  const hasTransactions = database.capabilities.transactions !== "none";
  const contextOf = contexts(
    (catalog) => mappingFor(catalog, schema, database, options.models ?? {}),
    database,
    extensionsOf(prisma),
    hasTransactions ? (session) => beginSqlTransaction(sqlSession(session), undefined) : null,
  );
  return frozenDriver({
    kind: "prisma",
    dialect: source.dialect,
    capabilities: database.capabilities,
    planning: statementPlanning,
    client: prisma,
    session: root,
    prepare: (leaf, catalog) => preparePrismaLeaf(contextOf(catalog), leaf),
    push: (catalog) => push(root, contextOf(catalog), hasTransactions),
    ...(hasTransactions
      ? {
          begin: ({ isolationLevel }, outer) =>
            beginSqlTransaction(outer === null ? root : sqlSession(outer), isolationLevel),
        }
      : {}),
  });
}

function withReferencesOf({ keepsReferences }: PrismaSchema, database: PrismaDatabase): PrismaDatabase {
  if (!keepsReferences) return database;
  return { ...database, capabilities: Object.freeze({ ...database.capabilities, foreignKeys: false }) };
}

/** The mapping of a catalog is worked out once. */
function contexts(
  mappingOf: (catalog: Catalog) => PrismaLeafContext["mapping"],
  database: PrismaDatabase,
  extensions: PrismaExtensions,
  beginForCall: PrismaLeafContext["beginForCall"],
): (catalog: Catalog) => PrismaLeafContext {
  const known = new WeakMap<Catalog, PrismaLeafContext>();
  return (catalog) => {
    const found = known.get(catalog);
    if (found !== undefined) return found;
    const mapping = mappingOf(catalog);
    const dialect = database.dialectFor(mapping);
    const context = {
      database,
      mapping,
      extensions,
      dialect,
      codec: rowCodec(dialect.codecs, dialect.json.lists.layout),
      beginForCall,
    };
    known.set(catalog, context);
    return context;
  };
}

/** A transaction's client, and every client with one connection, is a connection that callers take turns on. */
function rootSession(client: PrismaClient, database: PrismaDatabase, source: SqlFaultSource): SqlSession {
  if (database.pooled && client.$connect !== undefined) {
    return new PoolSession({
      pool: {
        connectionsMax: Number.POSITIVE_INFINITY,
        run: (request, values) => runOn(client, request, values),
        acquire: async () => prismaPooledConnection(client),
      },
      handle: client,
      source,
      controlOf: (connection) => connection.control ?? controlByStatements(connection, database.engine.begin),
    });
  }
  const connection = prismaConnection(client);
  const control = connection.control ?? controlByStatements(connection, database.engine.begin);
  return new ConnectionSession({
    connection,
    control,
    source,
    handle: client,
    lane: laneOf(client),
    depth: 0,
  });
}

/** Our tables as Prisma's schema has them, made through the client itself. */
async function push(root: SqlSession, context: PrismaLeafContext, hasTransactions: boolean): Promise<void> {
  const { database, dialect, mapping } = context;
  for (const name of Object.keys(mapping.catalog.models)) mapping.model(name);
  const begin: BeginSetUp = async (session, level) =>
    hasTransactions ? await beginSqlTransaction(session, level) : withoutEnd(session);
  const engine = { ...database.engine, dialect };
  await pushTables(root, begin, engine, mapping.catalog, database.typesFor(mapping));
}

/** Each statement for itself, where there are no transactions; all of them may be run again. */
function withoutEnd(session: Session): Transaction {
  return { session, commit: async () => {}, rollback: async () => {} };
}
