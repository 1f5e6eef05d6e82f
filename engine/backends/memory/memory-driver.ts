import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Answer, Driver, Leaf, PreparedLeaf, Session } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import type { Values } from "../../key-value/bound-values.ts";
import type { Ending } from "../../key-value/ending.ts";
import { HeldTransactions } from "../../key-value/held-transactions.ts";
import { leafText } from "../../key-value/leaf-text.ts";
import { projectRows } from "../../key-value/project-rows.ts";
import { ask, type Reading, readNow, readThrough } from "../../key-value/reading.ts";
import { type StoreOperation, storeOperation, type WriteOperation } from "../../key-value/store-operation.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { type MemorySeed, seedRows } from "./memory-seed.ts";
import { MemoryStore } from "./memory-store.ts";
import { MemoryTransaction } from "./memory-transaction.ts";

export type { MemorySeed } from "./memory-seed.ts";

const CAPABILITIES: Capabilities = Object.freeze({
  pushedQueries: false,
  nestedLevels: 0,
  groupedRows: false,
  flatJoins: null,
  rowNumbers: false,
  returning: Object.freeze(["insert", "update", "upsert", "delete"] as const),
  upsertByKey: true,
  memberCount: true,
  indexLookups: true,
  combinedIndexes: true,
  orderedIndexes: false,
  indexPages: false,
  throughLookups: false,
  atomicWrites: true,
  transactions: "optimistic",
  savepoints: true,
  isolationLevels: Object.freeze(["serializable"] as const),
  foreignKeys: false,
  uniqueness: "always",
  textEquality: "codePoint",
  decimalArithmetic: true,
  cancellation: false,
  tables: false,
});

/** Keeps records in this process, for tests, demos and caches: the contract without a server. */
export function createMemoryDriver(seed: MemorySeed = {}): Driver {
  const store = new MemoryStore((layout) => seedRows(layout, seed));
  const transactions = new HeldTransactions<MemoryTransaction>(
    (outer) => new MemoryTransaction(store, outer),
  );
  return frozenDriver({
    kind: "memory",
    dialect: null,
    capabilities: CAPABILITIES,
    planning: recordPlanning,
    prepareLocal,
    client: null,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const operation = storeOperation(leaf, catalog, "memory");
      const text = leafText(leaf);
      return {
        text,
        codec: null,
        run: (session, values, sent) => {
          sent(text);
          return runOperation(store, operation, transactions.of(session), values);
        },
      };
    },
    begin: (_options: unknown, outer: Session | null) => transactions.begin(outer),
  });
}

function runOperation(
  store: MemoryStore,
  operation: StoreOperation,
  transaction: MemoryTransaction | null,
  values: Values,
): Answer | Promise<Answer> {
  if (operation.kind === "write") {
    const write = () => runWrite(store, operation, transaction, values);
    return transaction === null || transaction.lane.isFree ? write() : transaction.lane.queue(write);
  }
  if (operation.kind === "count") {
    const { layout } = operation;
    if (transaction === null) return { rows: [], count: store.count(layout) };
    return { rows: [], count: transaction.reads.count(layout) + transaction.work.addedTo(layout) };
  }
  const request = operation.request(values);
  if (request === null) return { rows: [], count: 0 };
  const records = runReading(store, transaction, operation.ending(values), ask(request)).flat();
  return projectRows(
    records.map((record) => record.row),
    operation.columns,
  );
}

function runWrite(
  store: MemoryStore,
  operation: WriteOperation,
  transaction: MemoryTransaction | null,
  values: Values,
): Answer {
  const rows = store.numbered(operation.layout, operation.rows(values), transaction?.work ?? null);
  const result = runReading(store, transaction, operation.ending(values), operation.write(values, rows));
  if (transaction === null) store.apply(result.changes);
  else transaction.work.hold(result.changes);
  return projectRows(result.rows, operation.columns);
}

function runReading<T>(
  store: MemoryStore,
  transaction: MemoryTransaction | null,
  ending: Ending,
  reading: Reading<T>,
): T {
  if (transaction === null) return readNow(reading, store.read);
  const { work, reads } = transaction;
  return readNow(
    readThrough(reading, (request) => work.read(request)),
    (request) => reads.read(request, ending),
  );
}
