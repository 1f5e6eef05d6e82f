import type { SqlValue } from "../../../emitters/sql/sql-codec.ts";
import type { Driver } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import { CallbackTransaction } from "../../sql/callback-transaction.ts";
import { engineOf } from "../../sql/engines/engine-of.ts";
import { engines } from "../../sql/engines/index.ts";
import type {
  PooledConnection,
  SqlClient,
  SqlConnection,
  SqlPool,
  SqlRequest,
  SqlResult,
} from "../../sql/sql-client.ts";
import { createSqlDriver } from "../../sql/sql-driver.ts";
import type { TransactionControl } from "../../sql/transaction-control.ts";
import { savepointsByStatements } from "../../sql/transaction-statements.ts";
import type { SqlAdapter, SqlAdapterQueries } from "./sql-adapter.ts";

/** `handle` is what `$driver` calls the client; transactions of all orms over one handle are counted together. */
export function createSqlDriverFromAdapter(adapter: SqlAdapter, handle: object = adapter): Driver {
  const engine = engineOf(engines, adapter.dialect);
  const client: SqlClient = {
    kind: "sql",
    handle,
    access: { kind: "pool", pool: adapterPool(adapter) },
    errorFacts: engine.errorFacts,
  };
  if (adapter.transaction !== undefined) return createSqlDriver(client, engine);
  const { begin: _begin, ...driver } = createSqlDriver(client, {
    ...engine,
    capabilities: { ...engine.capabilities, transactions: "none", savepoints: false, isolationLevels: [] },
    // It belongs to a connection or to a transaction: another connection could not give it back.
    inspection: { ...engine.inspection, lock: null },
  });
  return frozenDriver(driver);
}

function adapterPool(adapter: SqlAdapter): SqlPool {
  return {
    connectionsMax: Number.POSITIVE_INFINITY,
    run: (request, values) => send(adapter, request, values),
    acquire: async () => adapterConnection(adapter),
  };
}

function adapterConnection(adapter: SqlAdapter): PooledConnection {
  const { transaction } = adapter;
  if (transaction === undefined) return { ...connectionOver(() => adapter), control: NONE, release };
  let queries: SqlAdapterQueries = adapter;
  const connection = connectionOver(() => queries);
  const running = new CallbackTransaction<SqlAdapterQueries>((body, isolationLevel) =>
    transaction(body, { isolationLevel }),
  );
  const control: TransactionControl = {
    ...savepointsByStatements(connection),
    begin: async (level) => {
      queries = await running.begin(level);
    },
    commit: () => running.commit(),
    rollback: () => running.rollback(),
  };
  return { ...connection, control, release };
}

/** For what this library runs in a transaction by itself, such as setting up tables. */
const NONE: TransactionControl = {
  begin: () => undefined,
  commit: () => true,
  rollback: () => undefined,
  savepoint: () => undefined,
  releaseSavepoint: () => undefined,
  rollbackToSavepoint: () => undefined,
};

function connectionOver(queries: () => SqlAdapterQueries): SqlConnection {
  return {
    run: (request, values) => send(queries(), request, values),
    command: async (text) => {
      await queries().query(text, []);
      return null;
    },
  };
}

function release(): void {}

async function send(
  queries: SqlAdapterQueries,
  request: SqlRequest,
  values: readonly SqlValue[],
): Promise<SqlResult> {
  const { rows = [], affectedRows } = await queries.query(request.text, values);
  return { rows: rows.map(cellsOf), affected: affectedRows ?? rows.length };
}

function cellsOf(row: object): readonly unknown[] {
  return Array.isArray(row) ? row : Object.values(row);
}
