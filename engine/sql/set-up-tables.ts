import { quotedTable, tablePath } from "../../emitters/sql/table-path.ts";
import type { TableStatement } from "../../emitters/sql/table-statement.ts";
import { tableStatements } from "../../emitters/sql/tables.ts";
import type { Catalog } from "../../ir/catalog.ts";
import { OrmError } from "../../ir/orm-error.ts";
import { RuntimeSetupError } from "../runtime-setup-error.ts";
import { isInsideTransaction } from "../transaction-scope.ts";
import type { BeginSetUp } from "./push-tables.ts";
import { underSetUpLock } from "./set-up-lock.ts";
import type { SqlEngine } from "./sql-engine.ts";
import { type SqlFaultSource, sqlFault } from "./sql-fault.ts";
import { SqlSession, sqlSession } from "./sql-session.ts";
import { hasRows, readStoredTable, rowsOf } from "./stored-table.ts";
import { type TableChanges, tableChanges } from "./table-changes.ts";

/**
 * Creates the tables, columns, keys and indexes that the catalog has and the database has not. Changes
 * nothing, and says what it would take, where that could lose data.
 */
export async function setUpTables(
  root: SqlSession,
  begin: BeginSetUp,
  engine: SqlEngine,
  catalog: Catalog,
  types: readonly string[],
): Promise<void> {
  refuseInsideTransaction(root);
  const transaction = await begin(root, engine.inspection.isolation ?? undefined);
  try {
    await setUp(sqlSession(transaction.session), engine, catalog, types);
  } catch (error) {
    await transaction.rollback().catch(() => undefined);
    throw sqlFault(root.source, error, null);
  }
  await transaction.commit();
}

/** It would wait for the locks of the transaction that waits for it, and some databases would commit that one. */
function refuseInsideTransaction(root: SqlSession): void {
  if (!isInsideTransaction((session) => session instanceof SqlSession && session.isOf(root))) return;
  throw new RuntimeSetupError("a database is not set up inside a transaction on it", [], {
    backendKind: root.source.kind,
    dialect: root.source.dialect,
  });
}

async function setUp(
  session: SqlSession,
  engine: SqlEngine,
  catalog: Catalog,
  types: readonly string[],
): Promise<void> {
  const { lock, isAlreadyThere } = engine.inspection;
  const home = await schemaInUse(session, engine);
  const schemas = Object.values(catalog.models).map(({ namespace }) => namespace ?? home);
  return underSetUpLock(session, lock, schemas, async () => {
    for (const text of types) await run(session, { text, about: "a type of a column" });
    const changes = await changesOf(session, engine, catalog, home);
    refuse(changes, session.source);
    for (const statement of statementsOf(changes, tableStatements(catalog, engine.dialect, home))) {
      await run(session, statement).catch((error: unknown) => {
        if (!(error instanceof OrmError && isAlreadyThere(error.meta.originalCode))) throw error;
      });
    }
  });
}

async function schemaInUse(session: SqlSession, { inspection }: SqlEngine): Promise<string | null> {
  if (inspection.schemaInUse === null) return null;
  const [row] = await rowsOf(session, { text: inspection.schemaInUse, values: [] });
  const name = row?.[0];
  return typeof name === "string" ? name : null;
}

async function changesOf(
  session: SqlSession,
  engine: SqlEngine,
  catalog: Catalog,
  home: string | null,
): Promise<readonly TableChanges[]> {
  const { dialect, inspection } = engine;
  const changes: TableChanges[] = [];
  for (const model of Object.values(catalog.models)) {
    const stored = await readStoredTable(session, inspection, tablePath(dialect, model));
    if (stored === null) continue;
    const isFilled = await hasRows(session, quotedTable(model, dialect));
    changes.push(tableChanges({ catalog, dialect, inspection, home, hasRows: isFilled }, model, stored));
  }
  return changes;
}

/** New columns first, as keys and indexes mention them; references last, as they need their targets. */
function statementsOf(
  changes: readonly TableChanges[],
  tables: readonly TableStatement[],
): readonly TableStatement[] {
  return [
    ...changes.flatMap((change) => change.columns),
    ...tables,
    ...changes.flatMap((change) => change.constraints),
  ];
}

function refuse(changes: readonly TableChanges[], source: SqlFaultSource): void {
  const refusals = changes.flatMap((change) => change.refusals);
  if (refusals.length === 0) return;
  const reasons = refusals.map(({ reason, statement }) =>
    statement === null ? reason : `${reason}; needed: ${statement}`,
  );
  throw new RuntimeSetupError(
    `the database holds tables that the schema cannot take over: ${reasons.join(". ")}`,
    refusals.map(({ statement }) => statement).filter((statement) => statement !== null),
    { backendKind: source.kind, dialect: source.dialect },
  );
}

async function run(session: SqlSession, { text, about }: TableStatement): Promise<void> {
  try {
    await session.run({ text, name: null, answer: "count" }, [], () => {});
  } catch (error) {
    throw sqlFault(session.source, error, null, `setting up ${about}`);
  }
}
