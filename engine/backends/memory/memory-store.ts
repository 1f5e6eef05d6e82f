import type { RecordLayout, Row } from "../../../emitters/key-value/record-layout.ts";
import type { Cell } from "../../../ir/field-kind.ts";
import { OrmError } from "../../../ir/orm-error.ts";
import { highestNumber } from "../../key-value/highest-number.ts";
import { numberedRow } from "../../key-value/numbered-row.ts";
import type { ReadAnswer, ReadRequest } from "../../key-value/read-request.ts";
import { RecordTable } from "../../key-value/record-table.ts";
import type { RecordChange } from "../../key-value/stored-record.ts";
import type { UnitOfWork } from "../../key-value/unit-of-work.ts";

/** The rows of a new table, by the model's layout. */
export type SeedRows = (layout: RecordLayout) => readonly RecordChange[];

interface Held {
  readonly table: RecordTable;
  /** The last number given out, by the position of the field. */
  readonly numbers: Map<number, bigint>;
}

/** Record tables in this process. Everything here answers at once, so nothing can come in between. */
export class MemoryStore {
  readonly #models = new Map<string, Held>();
  readonly #seed: SeedRows;

  constructor(seed: SeedRows) {
    this.#seed = seed;
  }

  read = (request: ReadRequest): ReadAnswer => this.#held(request.layout).table.read(request);

  count(layout: RecordLayout): number {
    return this.#held(layout).table.records.size;
  }

  apply(changes: readonly RecordChange[]): void {
    for (const [layout, own] of byLayout(changes)) {
      const held = this.#held(layout);
      held.table.apply(own);
      passNumbers(held, own);
    }
  }

  /**
   * The rows with a number where the store gives one, after those that `work` holds back and that other rows of the
   * write bring. A number is given once, whatever becomes of the row.
   */
  numbered(layout: RecordLayout, rows: readonly Row[], work: UnitOfWork | null): readonly Row[] {
    const { numbers } = this.#held(layout);
    for (const at of layout.numbered) {
      const held = work?.highestNumber(layout, at, rows) ?? highestNumber(rows, at);
      if (held > (numbers.get(at) ?? 0n) && rows.some((row) => row[at] === null)) numbers.set(at, held);
    }
    return rows.map((row) => {
      const missing = layout.numbered.filter((at) => row[at] === null);
      for (const at of missing) numbers.set(at, (numbers.get(at) ?? 0n) + 1n);
      const given = missing.map((at) => numbers.get(at) ?? 0n);
      return numberedRow(layout, row, missing, given, "memory");
    });
  }

  #held(layout: RecordLayout): Held {
    const { name } = layout.model;
    const known = this.#models.get(name);
    if (known === undefined) return this.#opened(layout);
    if (known.table.layout === layout || sameShape(known.table.layout, layout)) return known;
    throw new OrmError("INVALID_SCHEMA", `this memory driver holds "${name}" with other fields`, {
      backendKind: "memory",
      path: name,
    });
  }

  #opened(layout: RecordLayout): Held {
    const held: Held = { table: new RecordTable(layout), numbers: new Map() };
    const seeded = this.#seed(layout);
    held.table.apply(seeded);
    passNumbers(held, seeded);
    this.#models.set(layout.model.name, held);
    return held;
  }
}

/** A number that the application gave is never given out. */
function passNumbers({ table, numbers }: Held, changes: readonly RecordChange[]): void {
  for (const { after } of changes) {
    for (const at of table.layout.numbered) {
      const number = numberOf(after?.row[at] ?? null);
      if (number > (numbers.get(at) ?? 0n)) numbers.set(at, number);
    }
  }
}

function numberOf(cell: Cell): bigint {
  return typeof cell === "number" || typeof cell === "bigint" ? BigInt(cell) : 0n;
}

function byLayout(changes: readonly RecordChange[]): ReadonlyMap<RecordLayout, readonly RecordChange[]> {
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
