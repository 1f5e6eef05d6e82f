import { type Row, tupleOf } from "../../../emitters/key-value/record-layout.ts";
import type { Answer, Sent } from "../../driver.ts";
import type { Values } from "../bound-values.ts";
import { highestNumber } from "../highest-number.ts";
import { numberedRow } from "../numbered-row.ts";
import { projectRows } from "../project-rows.ts";
import { readLater, readThrough } from "../reading.ts";
import type { CountOperation, ReadOperation, StoreOperation, WriteOperation } from "../store-operation.ts";
import { READS_OF_A_PAGE } from "./index-pages.ts";
import { type PortableAction, portableFault } from "./portable-fault.ts";
import { PortableSource } from "./portable-source.ts";
import { touchedKeys } from "./portable-steps.ts";
import type { PortableTransaction } from "./portable-transaction.ts";
import type { PortableWriter } from "./portable-writer.ts";

const NO_ROWS: Answer = Object.freeze({ rows: [], count: 0 });

/** One leaf on a portable store: run as it is outside a transaction, held back inside one. */
export class PortableLeaf {
  readonly text: string;
  readonly #writer: PortableWriter;
  readonly #operation: StoreOperation;

  constructor(writer: PortableWriter, operation: StoreOperation, text: string) {
    this.text = text;
    this.#writer = writer;
    this.#operation = operation;
  }

  /** Reads wait for one another only where one names the keys of the next. */
  get roundTrips(): number {
    const operation = this.#operation;
    if (operation.kind !== "read") return 1;
    return operation.key === operation.layout.primary ? 1 : 2;
  }

  get roundTripsMax(): number {
    const operation = this.#operation;
    return operation.kind === "read" && operation.paged ? 1 + READS_OF_A_PAGE : this.roundTrips;
  }

  async run(transaction: PortableTransaction | null, values: Values, sent: Sent): Promise<Answer> {
    const operation = this.#operation;
    const action: PortableAction = operation.kind === "write" ? "write" : "read";
    try {
      if (operation.kind === "read") return await this.#read(operation, transaction, values, sent);
      if (operation.kind === "count") return await this.#count(operation, transaction, sent);
      const rows = await this.#numbered(operation, transaction, operation.rows(values), sent);
      if (transaction === null) return await this.#write(operation, values, rows, sent);
      return await transaction.lane.run(() => this.#hold(operation, transaction, values, rows, sent));
    } catch (error) {
      throw portableFault(this.#writer.store, error, operation.layout.model.name, action);
    }
  }

  async #read(
    operation: ReadOperation,
    transaction: PortableTransaction | null,
    values: Values,
    sent: Sent,
  ): Promise<Answer> {
    const request = operation.request(values);
    if (request === null) return NO_ROWS;
    const source = this.#source(sent);
    const ending = operation.ending(values);
    const answer =
      transaction === null
        ? await source.read(request)
        : await readLater(transaction.work.read(request), (below) => transaction.read(source, below, ending));
    return projectRows(
      answer.flat().map((record) => record.row),
      operation.columns,
    );
  }

  async #count(
    { layout }: CountOperation,
    transaction: PortableTransaction | null,
    sent: Sent,
  ): Promise<Answer> {
    const count = await this.#source(sent).count();
    return { rows: [], count: count + (transaction?.work.addedTo(layout) ?? 0) };
  }

  #write(operation: WriteOperation, values: Values, rows: readonly Row[], sent: Sent): Promise<Answer> {
    const source = this.#source(sent);
    return this.#writer.locks.exclusively(this.#keysOf(operation, values, rows), async () => {
      const result = await readLater(operation.write(values, rows), (request) => source.read(request));
      const steps = this.#writer.stepsOf(result.changes, []);
      return {
        keys: touchedKeys(steps),
        apply: async () => {
          await this.#writer.apply(steps, sent);
          return projectRows(result.rows, operation.columns);
        },
      };
    });
  }

  async #hold(
    operation: WriteOperation,
    transaction: PortableTransaction,
    values: Values,
    rows: readonly Row[],
    sent: Sent,
  ): Promise<Answer> {
    const source = this.#source(sent);
    const ending = operation.ending(values);
    const result = await readLater(
      readThrough(operation.write(values, rows), (request) => transaction.work.read(request)),
      (request) => transaction.read(source, request, ending),
    );
    transaction.work.hold(result.changes);
    return projectRows(result.rows, operation.columns);
  }

  /** The keys that the write is sure to touch: those of its target and of its new rows. */
  #keysOf({ layout, target }: WriteOperation, values: Values, rows: readonly Row[]): readonly string[] {
    const keys = this.#writer.keysOf(layout);
    const { key, tuples } = target(values);
    const found = tuples.map((tuple) =>
      key === layout.primary ? keys.record(tuple) : keys.entry(key, tuple),
    );
    const taken = rows.flatMap((row) =>
      layout.keys.flatMap((each) => {
        const tuple = tupleOf(each, row);
        if (tuple === null) return [];
        return [each === layout.primary ? keys.record(tuple) : keys.entry(each, tuple)];
      }),
    );
    return [...found, ...taken];
  }

  async #numbered(
    { layout }: WriteOperation,
    transaction: PortableTransaction | null,
    rows: readonly Row[],
    sent: Sent,
  ): Promise<readonly Row[]> {
    let numbered = rows;
    for (const [at, position] of layout.numbered.entries()) {
      const missing = numbered.filter((row) => row[position] === null).length;
      if (missing === 0) continue;
      const given = transaction?.work.highestNumber(layout, position, rows) ?? highestNumber(rows, position);
      const counter = this.#writer.keysOf(layout).counter(at + 1);
      let next = await this.#writer.locks.exclusively([counter], async () => ({
        keys: [],
        apply: () => this.#writer.takeNumbers(counter, given, missing, sent),
      }));
      numbered = numbered.map((row) =>
        row[position] === null
          ? numberedRow(layout, row, [position], [next++], this.#writer.store.kind)
          : row,
      );
    }
    return numbered;
  }

  #source(sent: Sent): PortableSource {
    const { layout } = this.#operation;
    return new PortableSource(this.#writer.store, layout, this.#writer.keysOf(layout), sent);
  }
}
