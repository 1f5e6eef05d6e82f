import type { RecordLayout } from "../../../emitters/key-value/record-layout.ts";
import type { Capabilities } from "../../../ir/capabilities.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Answer, Driver, Leaf, PreparedLeaf, Session, Transaction } from "../../driver.ts";
import type { Values } from "../../key-value/bound-values.ts";
import { leafText } from "../../key-value/leaf-text.ts";
import { projectRows } from "../../key-value/project-rows.ts";
import { ask, type Reading, readNow, readThrough } from "../../key-value/reading.ts";
import { type StoreOperation, storeOperation, type WriteOperation } from "../../key-value/store-operation.ts";
import { UnitOfWork } from "../../key-value/unit-of-work.ts";
import { type MemorySeed, seedTable } from "./memory-seed.ts";
import { MemoryStore } from "./memory-store.ts";

export type { MemorySeed } from "./memory-seed.ts";

const CAPABILITIES: Capabilities = Object.freeze({
  pushedQueries: false,
  nestedRows: false,
  groupedRows: false,
  rowNumbers: false,
  returning: Object.freeze(["insert", "update", "upsert", "delete"] as const),
  upsertByKey: true,
  memberCount: true,
  indexLookups: true,
  atomicWrites: true,
  transactions: "optimistic",
  savepoints: true,
  isolationLevels: Object.freeze(["serializable"] as const),
  foreignKeys: false,
  uniqueness: "always",
  textEquality: "codePoint",
  decimalArithmetic: true,
  tables: false,
});

/** Keeps records in this process, for tests, demos and caches: the contract without a server. */
export function createMemoryDriver(seed: MemorySeed = {}): Driver {
  const store = new MemoryStore((table) => seedTable(table, seed));
  const works = new WeakMap<Session, UnitOfWork>();
  return Object.freeze({
    kind: "memory",
    dialect: null,
    capabilities: CAPABILITIES,
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
          return runLeaf(store, operation, works.get(session) ?? null, values);
        },
      };
    },
    begin: async (_options: unknown, outer: Session | null): Promise<Transaction> => {
      const around = (outer && works.get(outer)) ?? null;
      const work = new UnitOfWork(around);
      const session = Object.freeze({ inTransaction: true });
      works.set(session, work);
      return {
        session,
        commit: async () => {
          if (around === null) store.commit(work);
          else around.hold(work.changes());
        },
        rollback: async () => {},
      };
    },
  });
}

function runLeaf(
  store: MemoryStore,
  operation: StoreOperation,
  work: UnitOfWork | null,
  values: Values,
): Answer {
  if (operation.kind === "count") return { rows: [], count: countMembers(store, operation.layout, work) };
  if (operation.kind === "write") return runWrite(store, operation, work, values);
  const request = operation.request(values);
  if (request === null) return { rows: [], count: 0 };
  const answer = readOver(store, work, ask(request));
  return projectRows(
    answer.flat().map((record) => record.row),
    operation.columns,
  );
}

function runWrite(
  store: MemoryStore,
  operation: WriteOperation,
  work: UnitOfWork | null,
  values: Values,
): Answer {
  const rows = store.numbered(operation.layout, operation.rows(values));
  const result = readOver(store, work, operation.write(values, rows));
  if (work === null) store.apply(result.changes);
  else work.hold(result.changes);
  return projectRows(result.rows, operation.columns);
}

function readOver<T>(store: MemoryStore, work: UnitOfWork | null, reading: Reading<T>): T {
  return readNow(work === null ? reading : readThrough(reading, (request) => work.read(request)), store.read);
}

function countMembers(store: MemoryStore, layout: RecordLayout, work: UnitOfWork | null): number {
  const count = store.table(layout).records.size;
  if (work === null) return count;
  work.remember(layout, count);
  return count + work.addedTo(layout);
}
