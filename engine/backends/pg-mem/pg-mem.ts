import { recordPlanning } from "../../../compiler/plan/record-planning.ts";
import type { Row } from "../../../emitters/key-value/record-layout.ts";
import type { Catalog } from "../../../ir/catalog.ts";
import type { Answer, Driver, Leaf, PreparedLeaf, Sent } from "../../driver.ts";
import { frozenDriver } from "../../frozen-driver.ts";
import type { Values } from "../../key-value/bound-values.ts";
import { leafText } from "../../key-value/leaf-text.ts";
import { numberedRow } from "../../key-value/numbered-row.ts";
import { projectRows } from "../../key-value/project-rows.ts";
import type { ReadAnswer, ReadRequest } from "../../key-value/read-request.ts";
import { readLater } from "../../key-value/reading.ts";
import { type StoreOperation, storeOperation, type WriteOperation } from "../../key-value/store-operation.ts";
import { prepareLocal } from "../../operators/prepare-local.ts";
import { requireShape } from "../require-shape.ts";
import { pgMemBackend } from "./pg-mem-backend.ts";
import { pgMemCapabilities } from "./pg-mem-capabilities.ts";
import { PG_MEM, pgMemFault } from "./pg-mem-fault.ts";
import { type PgMemClient, PgMemStore } from "./pg-mem-store.ts";

/** For tests of applications that have pg-mem in the place of PostgreSQL. */
export function createDriver(client: unknown): Driver {
  const store = new PgMemStore(requireShape<PgMemClient>(client, pgMemBackend));
  return frozenDriver({
    kind: PG_MEM,
    dialect: null,
    capabilities: pgMemCapabilities,
    planning: recordPlanning,
    prepareLocal,
    client,
    session: Object.freeze({ inTransaction: false }),
    prepare: (leaf: Leaf, catalog: Catalog): PreparedLeaf => {
      const operation = storeOperation(leaf, catalog, PG_MEM);
      const text = leafText(leaf);
      return {
        text,
        codec: null,
        ...roundTripsOf(leaf, operation),
        run: (_session, values, sent) =>
          store
            .inTurn(() => runOperation(store, leaf, operation, values, sent))
            .catch((error: unknown) => {
              throw pgMemFault(error, catalog, operation.layout, operation.kind);
            }),
      };
    },
    push: (catalog: Catalog) => store.inTurn(() => store.push(catalog)),
  });
}

/** What is there is read before it is changed, and then whoever has the unique keys that it is given. */
function roundTripsOf(
  leaf: Leaf,
  { kind, layout }: StoreOperation,
): Pick<PreparedLeaf, "roundTrips" | "roundTripsMax"> {
  if (leaf.kind === "keyInsert") return { roundTrips: 1, roundTripsMax: 1 + layout.numbered.length };
  if (kind !== "write" || (leaf.kind === "keyDelete" && leaf.guard === null)) return {};
  return { roundTrips: 2, roundTripsMax: 2 + layout.model.uniqueKeys.length };
}

async function runOperation(
  store: PgMemStore,
  leaf: Leaf,
  operation: StoreOperation,
  values: Values,
  sent: Sent,
): Promise<Answer> {
  await store.check(operation.layout, sent);
  if (operation.kind === "count") return { rows: [], count: await store.count(operation.layout, sent) };
  if (operation.kind === "write") return runWrite(store, leaf, operation, values, sent);
  const request = operation.request(values);
  if (request === null) return { rows: [], count: 0 };
  const records = (await store.read(request, sent)).flat();
  return projectRows(
    records.map((record) => record.row),
    operation.columns,
  );
}

/** What is read before stays so until it is written: the store is asked in turns. */
async function runWrite(
  store: PgMemStore,
  leaf: Leaf,
  operation: WriteOperation,
  values: Values,
  sent: Sent,
): Promise<Answer> {
  const text = leafText(leaf);
  if (leaf.kind === "keyDelete" && leaf.guard === null && leaf.expiry === null) {
    const removed = await store.remove(operation.layout, operation.target(values), text, sent);
    return projectRows(removed, operation.columns);
  }
  const rows = await numbered(store, operation, operation.rows(values), sent);
  const isRefused = leaf.kind === "keyInsert" && leaf.expiry === null;
  const read = isRefused ? nobody : (request: ReadRequest) => store.read(request, sent);
  const result = await readLater(operation.write(values, rows), read);
  await store.apply(result.changes, text, sent);
  return projectRows(result.rows, operation.columns);
}

async function numbered(
  store: PgMemStore,
  { layout }: WriteOperation,
  rows: readonly Row[],
  sent: Sent,
): Promise<readonly Row[]> {
  let given = rows;
  for (const position of layout.numbered) {
    const missing = given.filter((row) => row[position] === null).length;
    if (missing === 0) continue;
    const free = (await store.takeNumbers(layout, position, missing, sent)).values();
    given = given.map((row) => {
      if (row[position] !== null) return row;
      return numberedRow(layout, row, [position], [free.next().value ?? 0n], PG_MEM);
    });
  }
  return given;
}

/** An insert need not ask who has its keys: the table's own constraints refuse it. */
async function nobody(request: ReadRequest): Promise<ReadAnswer> {
  return "tuples" in request ? request.tuples.map(() => []) : [[]];
}
