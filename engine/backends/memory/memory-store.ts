import type { RecordLayout, Row } from "../../../emitters/key-value/record-layout.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { numberedRow } from "../../key-value/numbered-row.ts";
import type { ReadAnswer, ReadRequest } from "../../key-value/read-request.ts";
import type { RecordChange } from "../../key-value/stored-record.ts";
import type { RememberedRead, UnitOfWork } from "../../key-value/unit-of-work.ts";
import { MemoryTable } from "./memory-table.ts";

/** Called for each model when its table first comes to be. */
export type SeedTable = (table: MemoryTable) => void;

/** Record tables in this process. Everything here answers at once, so nothing can come in between. */
export class MemoryStore {
  readonly #tables = new Map<string, MemoryTable>();
  readonly #seed: SeedTable;

  constructor(seed: SeedTable) {
    this.#seed = seed;
  }

  table(layout: RecordLayout): MemoryTable {
    let table = this.#tables.get(layout.model.name);
    if (table === undefined) {
      table = new MemoryTable(layout);
      this.#seed(table);
      this.#tables.set(layout.model.name, table);
    } else if (table.layout !== layout && !sameShape(table.layout, layout)) {
      throw new OrmError(
        "INVALID_SCHEMA",
        `this memory driver holds "${layout.model.name}" with other fields`,
        {
          backendKind: "memory",
          path: layout.model.name,
        },
      );
    }
    return table;
  }

  read = (request: ReadRequest): ReadAnswer => this.table(request.layout).read(request);

  apply(changes: readonly RecordChange[]): void {
    for (const [layout, own] of byModel(changes)) this.table(layout).apply(own);
  }

  numbered(layout: RecordLayout, rows: readonly Row[]): readonly Row[] {
    const table = this.table(layout);
    return rows.map((row) => {
      const missing = layout.numbered.filter((at) => row[at] === null);
      const numbers = missing.map((at) => table.nextNumber(at));
      return numberedRow(layout, row, missing, numbers, "memory");
    });
  }

  /** Commits held-back writes if everything they rest on is still as it was read. */
  commit(work: UnitOfWork): void {
    const changes = work.changes();
    const isConsistent = changes.length === 0 && work.reads.length + work.counts.length < 2;
    if (isConsistent) return;
    const moved =
      work.reads.some((read) => !this.#stillHolds(read)) ||
      work.counts.some(({ layout, count }) => this.table(layout).records.size !== count);
    if (moved) {
      throw new OrmError("TRANSACTION_CONFLICT", "a record that the transaction read has changed since", {
        backendKind: "memory",
      });
    }
    this.apply(changes);
  }

  #stillHolds({ request, answer }: RememberedRead): boolean {
    const now = this.read(request);
    return now.every((group, at) => {
      const then = new Set(answer[at]);
      return group.length === then.size && group.every((record) => then.has(record));
    });
  }
}

function byModel(changes: readonly RecordChange[]): Map<RecordLayout, RecordChange[]> {
  const groups = new Map<RecordLayout, RecordChange[]>();
  for (const change of changes) {
    const group = groups.get(change.layout);
    if (group === undefined) groups.set(change.layout, [change]);
    else group.push(change);
  }
  return groups;
}

function sameShape(a: RecordLayout, b: RecordLayout): boolean {
  return shapeText(a) === shapeText(b);
}

function shapeText({ fields, keys, indexes }: RecordLayout): string {
  return JSON.stringify([fields.map(({ name, kind }) => [name, kind]), keys, indexes]);
}
